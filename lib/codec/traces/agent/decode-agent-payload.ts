import { errors } from '../../../http/errors.ts';
import { MsgpackReader } from '../../msgpack/msgpack-reader.ts';
import { MsgpackWriter } from '../../msgpack/msgpack-writer.ts';
import type { DecodedTraces } from '../decoded-traces.ts';
import type { TraceLimits } from '../limits.ts';
import { readV07 } from '../read-v07.ts';
import type { TraceBuilder } from '../trace-builder.ts';
import { readV1 } from '../v1/read-v1.ts';
import { type MessageForm, writeMessage } from './field-writers.ts';
import { idxPayloadForm } from './idx-payload-form.ts';
import { bytesAmong, type ProtobufPart, protobufParts } from './protobuf-parts.ts';
import { tracerPayloadForm } from './tracer-payload-form.ts';

/** Payloads of tracers in one of an Agent. */
const maxPayloads = 10_000;

/** Fields of `AgentPayload`. */
const fields = { hostName: 1, env: 2, tracerPayloads: 5, idxTracerPayloads: 11 } as const;

/**
 * Decodes what an Agent sends on, the protobuf `AgentPayload` of `POST /api/v0.2/traces` (wire.md 3.4): one result for each
 * tracer, with the Agent's host and env where the tracer has none. Its payloads are v0.7 and v1.0 in protobuf; they are
 * written as such in msgpack and read as those, which costs time that no Agent in front of a lab needs.
 * @throws HttpError 400 when the bytes are no such payload, 413 when there is too much in it
 */
export function decodeAgentPayload(bytes: Buffer, builder: TraceBuilder, limits: TraceLimits): DecodedTraces[] {
  const asked: ReadonlySet<number> = new Set(Object.values(fields));
  const parts = protobufParts(bytes, (field) => asked.has(field));
  const payloads = [
    ...bytesAmong(parts.get(fields.tracerPayloads)).map((part) => ({ part, form: tracerPayloadForm, read: readV07 })),
    ...bytesAmong(parts.get(fields.idxTracerPayloads)).map((part) => ({ part, form: idxPayloadForm, read: readV1 })),
  ];
  if (payloads.length > maxPayloads) throw errors.tooManyInTraces('payloads of tracers', maxPayloads);
  const hostname = textOf(parts.get(fields.hostName));
  const env = textOf(parts.get(fields.env));
  const decoded: DecodedTraces[] = [];
  const left = { ...limits };
  for (const { part, form, read } of payloads) {
    builder.begin();
    const facts = read(new MsgpackReader(msgpackOf(part, form), 'protobuf'), builder);
    const traces = builder.take({ ...facts, hostname: facts.hostname || hostname, env: facts.env || env });
    takeFrom(left, traces, limits);
    decoded.push(traces);
  }
  return decoded;
}

function textOf(parts: readonly ProtobufPart[] | undefined): string {
  return bytesAmong(parts).at(-1)?.toString('utf8') ?? '';
}

function msgpackOf(message: Buffer, form: MessageForm): Buffer {
  const writer = new MsgpackWriter();
  writeMessage(writer, message, { form });
  return writer.toBuffer();
}

/** All payloads together may have what one may. */
function takeFrom(
  left: { -readonly [K in keyof TraceLimits]: number },
  { batch, chunkEnd }: DecodedTraces,
  limits: TraceLimits,
): void {
  const used = {
    spans: batch.flags.length,
    chunks: chunkEnd.length,
    tags: batch.tagKey.length,
    numbers: batch.numberKey.length,
    texts: batch.texts.length,
  };
  for (const [what, count] of Object.entries(used) as [keyof typeof used, number][]) {
    left[what] -= count;
    if (left[what] < 0) throw errors.tooManyInTraces(what, limits[what]);
  }
}
