import { Packr } from 'msgpackr';

/** A span of a trace that a test sends; times are relative to the moment that is given with them. */
export interface SentSpan {
  readonly id: number;
  /** Absent: the root. */
  readonly parent?: number;
  readonly atUs: number;
  readonly forUs: number;
  readonly service: string;
  readonly name: string;
  readonly resource: string;
  readonly type?: string;
  readonly isError?: boolean;
  readonly meta?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number>>;
}

interface SentTrace {
  /** The lower 64 bits of the trace's id; the upper ones are `traceHigh`. */
  readonly traceId: bigint;
  readonly startMs: number;
  readonly spans: readonly SentSpan[];
}

/** The upper 64 bits of the ids of all traces that tests send, 16 hex digits. */
export const traceHigh = '6926f4b500000000';

const packr = new Packr({ useRecords: false, int64AsType: 'bigint' });

/**
 * Sends traces as a tracer does: `PUT /v0.4/traces`, msgpack, a chunk for each service of each trace.
 * @param url of the trace receiver
 * @throws when it answers with anything but 200
 */
export async function sendTraces(url: string, traces: readonly SentTrace[]): Promise<void> {
  const response = await fetch(`${url}/v0.4/traces`, {
    method: 'PUT',
    headers: { 'content-type': 'application/msgpack', 'datadog-meta-lang': 'nodejs' },
    body: new Uint8Array(packr.pack(traces.flatMap(chunksOf))),
  });
  if (response.status !== 200) throw new Error(`The receiver answered ${response.status}: ${await response.text()}`);
}

function chunksOf({ traceId, startMs, spans }: SentTrace): object[][] {
  const byService = Map.groupBy(spans, ({ service }) => service);
  return [...byService.values()].map((chunk) =>
    chunk.map((span, nth) => ({
      trace_id: traceId,
      span_id: idOf(traceId, span.id),
      parent_id: span.parent === undefined ? 0n : idOf(traceId, span.parent),
      name: span.name,
      service: span.service,
      resource: span.resource,
      type: span.type ?? '',
      start: BigInt(Math.round(startMs * 1000 + span.atUs)) * 1000n,
      duration: BigInt(Math.round(span.forUs * 1000)),
      error: span.isError ? 1 : 0,
      meta: { language: 'javascript', env: 'lab', ...(nth === 0 ? { '_dd.p.tid': traceHigh } : {}), ...span.meta },
      metrics: { _sampling_priority_v1: 1, process_id: 4711, ...span.metrics },
    })),
  );
}

/** Ids of spans are different in all traces, as tracers draw them at random. */
export function idOf(traceId: bigint, span: number): bigint {
  return BigInt.asUintN(62, traceId * 1_000_003n + BigInt(span) * 7919n);
}
