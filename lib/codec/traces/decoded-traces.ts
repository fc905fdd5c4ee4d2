import type { SpanBatch } from '../../model/span.ts';

/** A payload of traces as it was sent, of any version: nothing in it is normalised or computed yet. */
export interface DecodedTraces {
  /**
   * The spans, a chunk's side by side. Of `flags` only `error` and `measured` are set; `traceHigh` of a whole chunk is what
   * its first span says (`_dd.p.tid`, which is no tag then) or its own 16 bytes; `priority` of a whole chunk is the chunk's
   * own, or that of its root, or of the first span with `_sampling_priority_v1`. `host` is 0 always; `env` and `version` are
   * but where the format has them in a span of its own (v1.0), as tags too. Every other meta entry is a tag, every metric a
   * number. Tags of a chunk (v0.7, v1.0: origin, `_dd.p.dm`, …) are tags of its first span. Links and events that come as
   * JSON in tags are `extras`. A text that stands in `texts` need not be used.
   */
  readonly batch: SpanBatch;
  /** `batch.texts`, to be added to. */
  readonly texts: string[];
  /** Chunk c is the spans from `chunkEnd[c - 1]` (or 0) up to `chunkEnd[c]`. */
  readonly chunkEnd: Uint32Array<ArrayBuffer>;
  readonly about: PayloadFacts;
  /** Values of a type that their place does not take (a number as a tag, a text as a start): left out, each by itself. */
  readonly oddValues: number;
}

/** What a payload says of its sender (v0.7, v1.0, an Agent); empty where it says nothing. */
export interface PayloadFacts {
  readonly containerId: string;
  readonly language: string;
  readonly languageVersion: string;
  readonly tracerVersion: string;
  readonly runtimeId: string;
  readonly env: string;
  readonly hostname: string;
  readonly appVersion: string;
  readonly tags: readonly (readonly [string, string])[];
}

/** What a payload says that says nothing of its sender. */
export const noFacts: PayloadFacts = {
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
