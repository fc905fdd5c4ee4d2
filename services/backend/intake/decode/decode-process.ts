import { HttpError } from '../../../../lib/http/http-error.ts';
import type { SinkMessage } from '../../store/store.ts';
import { assertSimple } from './assert-simple.ts';
import { decodeBody } from './decode-body.ts';
import type { FromDecoder, ToDecoder } from './decode-messages.ts';
import { protobufForms } from './decoded-body.ts';

let rows: Iterator<SinkMessage> = [].values();

process.on('message', (message: ToDecoder) => post(message.kind === 'body' ? decode(message) : next()));

function post(message: FromDecoder): void {
  process.send?.(message);
}

/** Decodes the body; its rows are handed over one part at a time. */
function decode({ form, bytes, time }: ToDecoder & { readonly kind: 'body' }): FromDecoder {
  try {
    if (!protobufForms.some((each) => each === form)) assertSimple(bytes);
    const { messages, ...head } = decodeBody(form, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), time);
    rows = messages.values();
    return { kind: 'head', head };
  } catch (error) {
    if (error instanceof HttpError) return { kind: 'refused', status: error.status, errors: error.errors };
    return { kind: 'failed', stack: String((error as Error).stack) };
  }
}

function next(): FromDecoder {
  const { done, value } = rows.next();
  return done ? { kind: 'end' } : { kind: 'rows', message: value };
}
