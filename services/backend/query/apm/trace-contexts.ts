import type { TagFilter } from '../../../../lib/query-language/types.ts';
import type { MetricReader, SelectedContext } from '../../store/store.ts';

/** One series of a trace metric, `trace.<operation>…`, with what its tags say. */
export interface TraceContext {
  readonly id: number;
  readonly operation: string;
  readonly service: string;
  readonly env: string;
  /** Empty when the spans have none. */
  readonly version: string;
  /** `server`, `client`, …; empty when the spans have none. */
  readonly kind: string;
  /** As a tag: normalised. */
  readonly resourceName: string;
  /** 16 hex digits. */
  readonly resourceHash: string;
  /** Of metrics by HTTP status; else empty. */
  readonly statusCode: string;
}

/** Which trace metrics: of a service, of an environment, or of all. */
export interface TraceScope {
  readonly service?: string;
  readonly env?: string;
}

/** The parts of a trace metric's name after its operation. */
export type TraceMetric = '' | '.hits' | '.errors' | '.hits.by_http_status' | '.apdex';

/** Names of operations with trace metrics since a time in Unix seconds, by name. */
export async function listOperations(reader: Pick<MetricReader, 'list'>, sinceS: number): Promise<readonly string[]> {
  const metrics = await reader.list({ search: 'trace.', activeSinceS: sinceS });
  // An operation may be called `x.hits` itself: its latency, a distribution, is no number of hits.
  const counts = metrics.filter(({ type }) => type === 'count');
  return counts.flatMap(({ metric }) => /^trace\.(.+)\.hits$/.exec(metric)?.[1] ?? []).sort();
}

/** The series of one metric of an operation that are within a scope. */
export async function selectTraces(
  reader: Pick<MetricReader, 'select'>,
  operation: string,
  { metric, scope }: { readonly metric: TraceMetric; readonly scope: TraceScope },
): Promise<readonly TraceContext[]> {
  const filter: TagFilter =
    scope.service === undefined ? { kind: 'all' } : { kind: 'tag', tag: `service:${scope.service}` };
  const contexts = await reader.select(`trace.${operation}${metric}`, filter);
  return contexts
    .map((context) => toTraceContext(operation, context))
    .filter(({ service, env }) => isWithin(service, scope.service) && isWithin(env, scope.env));
}

function isWithin(value: string, asked: string | undefined): boolean {
  return asked === undefined || value === asked;
}

/** Tags of the host may have the same keys: a context's own come first. */
function toTraceContext(operation: string, { id, tags }: SelectedContext): TraceContext {
  const tagValue = (key: string): string => tags.find((tag) => tag.startsWith(`${key}:`))?.slice(key.length + 1) ?? '';
  return {
    id,
    operation,
    service: tagValue('service'),
    env: tagValue('env'),
    version: tagValue('version'),
    kind: tagValue('span.kind'),
    resourceName: tagValue('resource_name'),
    resourceHash: tagValue('resource'),
    statusCode: tagValue('http.status_code'),
  };
}
