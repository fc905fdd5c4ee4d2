import type { TraceSpan } from '../../../../lib/api-types/spans.ts';

/** A span for tests: `parent` is the id of another one. Times in nanoseconds from a moment of the test. */
export interface SketchedSpan {
  readonly id: number;
  readonly parent?: number;
  readonly at: number;
  readonly for: number;
  readonly service?: string;
  readonly name?: string;
  readonly resource?: string;
  readonly type?: string;
  readonly host?: string;
  readonly error?: boolean;
  readonly selfNs?: number;
  readonly meta?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number>>;
}

const FIRST_NS = 1_800_000_000_000_000_000n;

/** Spans as the API answers them. */
export function traceSpans(...sketches: readonly SketchedSpan[]): TraceSpan[] {
  return sketches.map((sketch) => ({
    traceID: 7,
    traceIDFull: '00000000000000000000000000000007',
    spanID: sketch.id,
    parentID: sketch.parent ?? 0,
    service: sketch.service ?? 'web',
    name: sketch.name ?? 'work',
    resource: sketch.resource ?? 'GET /',
    resourceHash: '0',
    type: sketch.type ?? 'web',
    startTime: Number(FIRST_NS) + sketch.at,
    endTime: Number(FIRST_NS) + sketch.at + sketch.for,
    duration: sketch.for,
    error: sketch.error ? 1 : 0,
    meta: sketch.meta ?? {},
    metrics: sketch.metrics ?? {},
    self_time: sketch.selfNs ?? sketch.for,
    lab: {
      span_id: String(sketch.id),
      parent_id: String(sketch.parent ?? 0),
      start_ns: String(FIRST_NS + BigInt(sketch.at)),
      host: sketch.host ?? 'h1',
      env: 'lab',
      version: '',
      top_level: false,
      unsampled: false,
      meta: {},
      metrics: {},
      links: [],
      events: [],
    },
  }));
}
