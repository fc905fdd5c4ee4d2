import { errors } from '../../http/errors.ts';
import { HttpError } from '../../http/http-error.ts';
import { MsgpackReader } from '../msgpack/msgpack-reader.ts';
import type { DecodedTraces, PayloadFacts } from './decoded-traces.ts';
import { type TraceLimits, traceLimits } from './limits.ts';
import { readSpanMaps } from './read-span-map.ts';
import { TraceBuilder } from './trace-builder.ts';

/** The versions of payloads that tracers send; v0.3 is v0.4. */
export type TraceVersion = 'v0.3' | 'v0.4' | 'v0.5' | 'v0.7' | 'v1.0';

const noFacts: PayloadFacts = {
  containerId: '',
  language: '',
  languageVersion: '',
  tracerVersion: '',
  runtimeId: '',
  env: '',
  hostname: '',
  appVersion: '',
  tags: [],
};

/**
 * Decodes payloads of traces, one after the other, into columns (wire.md 2.4 to 2.7). It remembers the texts of earlier
 * payloads, within bounds: one for each thread, to be kept.
 */
export class TraceDecoder {
  readonly #builder: TraceBuilder;

  constructor(limits: TraceLimits = traceLimits) {
    this.#builder = new TraceBuilder(limits);
  }

  /**
   * @param contentType as the request has it; empty when it has none
   * @throws HttpError 400 when the payload is not of this version, 413 when there is too much in it, 415 for a content type
   *   that this version does not come in
   */
  decode(version: TraceVersion, contentType: string, bytes: Buffer): DecodedTraces {
    const builder = this.#builder;
    builder.begin();
    try {
      return builder.take(this.#read(version, contentType, bytes));
    } catch (error) {
      if (!(error instanceof HttpError) || error.status !== 400) throw error;
      throw errors.bad(`Invalid traces payload, ${builder.place}: ${error.message}`);
    }
  }

  #read(version: TraceVersion, contentType: string, bytes: Buffer): PayloadFacts {
    if (version !== 'v0.3' && version !== 'v0.4') throw errors.notSupportedYet(`traces of ${version}`);
    if (contentType.includes('json')) throw errors.notSupportedYet('traces as JSON');
    const reader = new MsgpackReader(bytes);
    const chunks = reader.list();
    if (chunks < 0 && !reader.nil()) throw reader.malformed('no list of traces');
    for (let i = 0; i < chunks; i++) {
      readSpanMaps(reader, this.#builder);
      this.#builder.endChunk();
    }
    return noFacts;
  }
}
