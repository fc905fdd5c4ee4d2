import type { SpanEvent, SpanLink } from '../../model/span.ts';
import type { PayloadFacts } from './decoded-traces.ts';

/** A span as tests write it down; what is absent is not sent. */
export interface TestSpan {
  readonly traceId?: bigint;
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
  /** The next four are fields in v1.0 only. */
  readonly env?: string;
  readonly version?: string;
  readonly component?: string;
  readonly kind?: number;
}

/** A chunk as tests write it down; v0.4 and v0.5 have its spans only. */
export interface TestChunk {
  readonly spans: readonly TestSpan[];
  readonly priority?: number;
  readonly origin?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** 128 bits; v1.0 only. */
  readonly traceId?: bigint;
  /** v1.0 only. */
  readonly mechanism?: number;
}

/** A payload as tests write it down; v0.4 and v0.5 have its chunks only. */
export interface TestPayload {
  readonly chunks: readonly TestChunk[];
  readonly facts?: Partial<PayloadFacts>;
}
