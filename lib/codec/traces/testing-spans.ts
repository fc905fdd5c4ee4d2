import type { SpanEvent, SpanLink } from '../../model/span.ts';

/** A span as tests write it down; what is absent is not sent. */
export interface TestSpan {
  /** 64 bits; the upper half is the tag `_dd.p.tid` of the chunk's first span, or the chunk's own. */
  readonly traceId: bigint;
  readonly spanId: bigint;
  readonly parentId?: bigint;
  readonly service?: string;
  readonly name?: string;
  readonly resource?: string;
  readonly type?: string;
  readonly startNs?: bigint;
  readonly durationNs?: bigint;
  readonly error?: number;
  readonly meta?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly metaStruct?: Readonly<Record<string, Uint8Array>>;
  readonly links?: readonly SpanLink[];
  readonly events?: readonly SpanEvent[];
}

/** A chunk as tests write it down; v0.4 and v0.5 have its spans only. */
export interface TestChunk {
  readonly spans: readonly TestSpan[];
  readonly priority?: number;
  readonly origin?: string;
  readonly tags?: Readonly<Record<string, string>>;
}
