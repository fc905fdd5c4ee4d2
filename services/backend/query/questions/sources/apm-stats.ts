import type { ApmFigures } from '../../../../../lib/api-types/apm.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Expression, MetricQuery } from '../../../../../lib/query-language/types.ts';

type Lines = (trace: TraceMetrics) => Expression;

/** Queries of the trace metrics of an operation, all with the same filter and groups. */
interface TraceMetrics {
  of(suffix: '' | '.hits' | '.errors', how: Pick<MetricQuery, 'aggregator' | 'as'>): MetricQuery;
}

/** A figure of requests: over time from trace metrics, in all from their figures. */
export interface ApmStat {
  readonly unit?: 'second';
  readonly lines: Lines;
  readonly total: (figures: ApmFigures) => number | null;
}

const countOf =
  (suffix: '.hits' | '.errors'): Lines =>
  (trace) =>
    trace.of(suffix, { aggregator: 'sum', as: 'count' });
const rateOf =
  (suffix: '.hits' | '.errors'): Lines =>
  (trace) =>
    trace.of(suffix, { aggregator: 'sum', as: 'rate' });
const latency =
  (aggregator: NonNullable<MetricQuery['aggregator']>): Lines =>
  (trace) =>
    trace.of('', { aggregator });

const stats = new Map<string, ApmStat>([
  ['hits', { lines: countOf('.hits'), total: ({ hits }) => hits }],
  ['errors', { lines: countOf('.errors'), total: (figures) => figures.errors }],
  ['hits_per_second', { lines: rateOf('.hits'), total: ({ requestsPerS }) => requestsPerS }],
  ['errors_per_second', { lines: rateOf('.errors'), total: ({ requestsPerS, errorRate }) => requestsPerS * errorRate }],
  [
    'error_rate',
    {
      lines: (trace) => ({
        kind: 'arithmetic',
        operator: '/',
        left: countOf('.errors')(trace),
        right: countOf('.hits')(trace),
      }),
      total: ({ errorRate }) => errorRate,
    },
  ],
  ['total_time', { unit: 'second', lines: latency('sum'), total: ({ totalS }) => totalS }],
  ['latency_avg', { unit: 'second', lines: latency('avg'), total: ({ avgS }) => avgS }],
  ['latency_max', { unit: 'second', lines: latency('max'), total: ({ maxS }) => maxS }],
  ['latency_p50', { unit: 'second', lines: latency('p50'), total: ({ p50S }) => p50S }],
  ['latency_p75', { unit: 'second', lines: latency('p75'), total: ({ p75S }) => p75S }],
  ['latency_p90', { unit: 'second', lines: latency('p90'), total: ({ p90S }) => p90S }],
  ['latency_p95', { unit: 'second', lines: latency('p95'), total: ({ p95S }) => p95S }],
  ['latency_p99', { unit: 'second', lines: latency('p99'), total: ({ p99S }) => p99S }],
]);

/** @throws HttpError 400 that names what is not supported */
export function apmStat(name: string): ApmStat {
  const stat = stats.get(name);
  if (stat) return stat;
  throw errors.bad(`not supported yet: stat ${name.slice(0, 40)}; it is one of ${[...stats.keys()].join(', ')}`);
}
