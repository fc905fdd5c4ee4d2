/**
 * Spans in columns; row i of every row column is span i. The columns cross threads by transfer, not by copy.
 *
 * Texts are kept once a batch: a text column holds positions in `texts`, whose entry 0 is the empty text. A tag is a key
 * and a value; a span's tags are a multiset, those of span i from `tagEnd[i - 1]` (or 0) up to `tagEnd[i]` of the tag
 * columns; its numbers (what tracers call metrics) likewise.
 */
export interface SpanBatch {
  readonly texts: readonly string[];
  /** The upper and the lower 64 bits of the trace's id. */
  readonly traceHigh: BigUint64Array<ArrayBuffer>;
  readonly traceLow: BigUint64Array<ArrayBuffer>;
  readonly spanId: BigUint64Array<ArrayBuffer>;
  /** 0: the root of its trace. */
  readonly parentId: BigUint64Array<ArrayBuffer>;
  /** Unix nanoseconds. */
  readonly startNs: BigInt64Array<ArrayBuffer>;
  readonly durationNs: BigInt64Array<ArrayBuffer>;
  /** `spanFlags`, added up. */
  readonly flags: Uint8Array<ArrayBuffer>;
  /** The sampling priority of its chunk: -1, 0, 1, 2; `noPriority` when none was said. */
  readonly priority: Int8Array<ArrayBuffer>;
  readonly service: Uint32Array<ArrayBuffer>;
  /** The operation, `express.request`. */
  readonly name: Uint32Array<ArrayBuffer>;
  readonly resource: Uint32Array<ArrayBuffer>;
  /** `web`, `sql`, …; may be empty, as the next three. */
  readonly type: Uint32Array<ArrayBuffer>;
  readonly env: Uint32Array<ArrayBuffer>;
  readonly version: Uint32Array<ArrayBuffer>;
  readonly host: Uint32Array<ArrayBuffer>;
  readonly tagEnd: Uint32Array<ArrayBuffer>;
  readonly tagKey: Uint32Array<ArrayBuffer>;
  readonly tagValue: Uint32Array<ArrayBuffer>;
  readonly numberEnd: Uint32Array<ArrayBuffer>;
  readonly numberKey: Uint32Array<ArrayBuffer>;
  readonly numberValue: Float64Array<ArrayBuffer>;
  /** What few spans have, ascending by span. */
  readonly extras: readonly SpanExtra[];
}

/** Bits of `SpanBatch.flags`. */
export const spanFlags = {
  error: 1,
  /** The entry of its service: a root, or its parent belongs to another service. */
  topLevel: 2,
  /** Its tracer asks for metrics of it (`_dd.measured`). */
  measured: 4,
  /** Its tracer would not have kept the trace (priority ≤ 0). Stored all the same. */
  unsampled: 8,
} as const;

/** Stands in `SpanBatch.priority` where the sender said nothing. */
export const noPriority = -128;

/** The parts of a span that have no columns. */
export interface SpanExtra {
  /** Position of its span in the batch. */
  readonly span: number;
  readonly links?: readonly SpanLink[];
  readonly events?: readonly SpanEvent[];
  /** Key → a msgpack value as sent. */
  readonly metaStruct?: Readonly<Record<string, Uint8Array>>;
}

/** A reference to a span of another trace. */
export interface SpanLink {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tracestate?: string;
  readonly flags?: number;
}

/** Something that happened at one moment of a span. */
export interface SpanEvent {
  readonly name: string;
  /** Unix nanoseconds. */
  readonly timeNs: bigint;
  readonly attributes: Readonly<Record<string, SpanEventValue>>;
}

export type SpanEventValue = string | number | boolean | readonly (string | number | boolean)[];

/** A span as it is read back. */
export interface Span {
  /** Unique in the store and increasing as spans come in; decimal text of a number below 2^53. */
  readonly id: string;
  /** 128 bits. */
  readonly traceId: bigint;
  readonly spanId: bigint;
  readonly parentId: bigint;
  readonly startNs: bigint;
  readonly durationNs: bigint;
  readonly service: string;
  readonly name: string;
  readonly resource: string;
  readonly type: string;
  readonly env: string;
  readonly version: string;
  readonly host: string;
  readonly isError: boolean;
  readonly isTopLevel: boolean;
  readonly isMeasured: boolean;
  readonly isUnsampled: boolean;
  /** Absent when the sender said nothing. */
  readonly priority?: number;
  /** `[key, value]`, in the order sent; `env` and `version` are in it too where the span itself has them. */
  readonly tags: readonly (readonly [string, string])[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly links?: readonly SpanLink[];
  readonly events?: readonly SpanEvent[];
  readonly metaStruct?: Readonly<Record<string, Uint8Array>>;
}
