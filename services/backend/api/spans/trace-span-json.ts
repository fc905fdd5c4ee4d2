import type { TraceSpan } from '../../../../lib/api-types/spans.ts';
import type { Span } from '../../../../lib/model/span.ts';

const low64 = (1n << 64n) - 1n;

/** What the answer to a trace has of each span: `TraceSpan`. */
export const traceSpanFields = [
  'traceID',
  'spanID',
  'parentID',
  'startTime',
  'endTime',
  'duration',
  'traceIDFull',
  'service',
  'name',
  'resource',
  'resourceHash',
  'type',
  'error',
  'meta',
  'metrics',
  'self_time',
  'lab',
] as const satisfies readonly (keyof TraceSpan)[];

/** The fields that are numbers of 64 bits. */
type Wide = 'traceID' | 'spanID' | 'parentID' | 'startTime' | 'endTime' | 'duration';

/**
 * The JSON of a `TraceSpan`. Numbers of 64 bits are in it with all their digits, which `JSON.stringify` cannot write.
 * @param facts what the span alone does not say, or is dear to find out anew for each
 * @param fields those wanted
 */
export function traceSpanJson(
  span: Span,
  facts: { readonly selfTimeNs: number; readonly resourceHash: string },
  fields: ReadonlySet<string>,
): string {
  const wide: Record<Wide, bigint> = {
    traceID: span.traceId & low64,
    spanID: span.spanId,
    parentID: span.parentId,
    startTime: span.startNs,
    endTime: span.startNs + span.durationNs,
    duration: span.durationNs,
  };
  const members = [
    ...Object.entries(wide).map(([key, value]) => [key, String(value)] as const),
    ...Object.entries(others(span, facts)).map(([key, value]) => [key, JSON.stringify(value)] as const),
  ];
  return `{${members.flatMap(([key, json]) => (fields.has(key) ? [`"${key}":${json}`] : [])).join()}}`;
}

function others(
  span: Span,
  { selfTimeNs, resourceHash }: { readonly selfTimeNs: number; readonly resourceHash: string },
): Omit<TraceSpan, Wide> {
  const isHidden = ([key]: readonly [string, unknown]): boolean => key.startsWith('_');
  const isShown = (entry: readonly [string, unknown]): boolean => !isHidden(entry);
  const numbers = Object.entries(span.numbers);
  return {
    traceIDFull: span.traceId.toString(16).padStart(32, '0'),
    service: span.service,
    name: span.name,
    resource: span.resource,
    resourceHash,
    type: span.type,
    error: span.isError ? 1 : 0,
    meta: Object.fromEntries(span.tags.filter(isShown)),
    metrics: Object.fromEntries(numbers.filter(isShown)),
    self_time: selfTimeNs,
    lab: {
      span_id: String(span.spanId),
      parent_id: String(span.parentId),
      start_ns: String(span.startNs),
      host: span.host,
      env: span.env,
      version: span.version,
      top_level: span.isTopLevel,
      unsampled: span.isUnsampled,
      meta: Object.fromEntries(span.tags.filter(isHidden)),
      metrics: Object.fromEntries(numbers.filter(isHidden)),
      links: (span.links ?? []).map(({ traceId, spanId, attributes }) => ({ traceId, spanId, attributes })),
      events: (span.events ?? []).map(({ name, timeNs, attributes }) => ({
        name,
        time_ns: String(timeNs),
        attributes,
      })),
    },
  };
}
