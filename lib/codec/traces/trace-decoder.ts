import { errors } from '../../http/errors.ts';
import { HttpError } from '../../http/http-error.ts';
import { MsgpackReader } from '../msgpack/msgpack-reader.ts';
import { decodeAgentPayload } from './agent/decode-agent-payload.ts';
import type { DecodedTraces, PayloadFacts } from './decoded-traces.ts';
import { msgpackOfJson } from './json/msgpack-of-json.ts';
import { type TraceLimits, traceLimits } from './limits.ts';
import { payloadEncoding } from './payload-encoding.ts';
import { readV05 } from './read-v05.ts';
import { readV07 } from './read-v07.ts';
import { TraceBuilder } from './trace-builder.ts';
import { readV1 } from './v1/read-v1.ts';
import { readV04 } from './v04/read-v04.ts';

/** The versions of payloads that tracers send; v0.3 is v0.4. */
export type TraceVersion = 'v0.3' | 'v0.4' | 'v0.5' | 'v0.7' | 'v1.0';

/**
 * Decodes payloads of traces, one after the other, into columns (wire.md 2.4 to 2.7). It remembers the texts of earlier
 * payloads, within bounds: one for each thread, to be kept.
 */
export class TraceDecoder {
  readonly #limits: TraceLimits;
  readonly #builder: TraceBuilder;

  constructor(limits: TraceLimits = traceLimits) {
    this.#limits = limits;
    this.#builder = new TraceBuilder(limits);
  }

  /**
   * @param contentType as the request has it; empty when it has none
   * @throws HttpError 400 when the payload is not of this version, 413 when there is too much in it, 415 for a content type
   *   that this version does not come in
   */
  decode(version: TraceVersion, contentType: string, bytes: Buffer): DecodedTraces {
    return this.#inPlace(() => this.#builder.take(this.#read(version, contentType, bytes)));
  }

  /**
   * The body of `POST /api/v0.2/traces`, of an Agent: one result for each tracer behind it, see `decodeAgentPayload`.
   * @throws HttpError 400 when the body is none, 413 when there is too much in it
   */
  decodeAgentPayload(bytes: Buffer): DecodedTraces[] {
    return this.#inPlace(() => decodeAgentPayload(bytes, this.#builder, this.#limits));
  }

  /** Starts a batch, and adds to a refusal where in the payload it is. */
  #inPlace<T>(decode: () => T): T {
    this.#builder.begin();
    try {
      return decode();
    } catch (error) {
      if (!(error instanceof HttpError) || error.status !== 400) throw error;
      const { place } = this.#builder;
      throw errors.bad(`Invalid traces payload${place === undefined ? '' : `, ${place}`}: ${error.message}`);
    }
  }

  #read(version: TraceVersion, contentType: string, bytes: Buffer): PayloadFacts {
    const isJson = payloadEncoding(contentType, bytes) === 'json';
    if (isJson && version !== 'v0.3' && version !== 'v0.4') {
      throw errors.contentTypeNotSupported(contentType, `application/msgpack to ${version}`);
    }
    if (!isJson) refuseJson(contentType, bytes);
    const reader = isJson ? new MsgpackReader(msgpackOfJson(bytes), 'JSON') : new MsgpackReader(bytes);
    return readers[version](reader, this.#builder);
  }
}

/** JSON under the name of msgpack is a mistake that is made by hand: no payload of msgpack begins so. */
function refuseJson(contentType: string, bytes: Buffer): void {
  if (payloadEncoding('', bytes) !== 'json') return;
  throw errors.bad(`Content-Type is ${contentType}, but the body looks like JSON; send that as application/json`);
}

const readers: Readonly<Record<TraceVersion, (reader: MsgpackReader, builder: TraceBuilder) => PayloadFacts>> = {
  'v0.3': readV04,
  'v0.4': readV04,
  'v0.5': readV05,
  'v0.7': readV07,
  'v1.0': readV1,
};
