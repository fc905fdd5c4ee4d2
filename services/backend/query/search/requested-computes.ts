import type { SpanAggregateRequest } from '../../../../lib/api-types/spans.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { SpanCompute } from '../../store/spans/span-reader.ts';
import type { SearchWindow } from './search-window.ts';

type WrittenCompute = SpanAggregateRequest['data']['attributes']['compute'][number];

/** What to compute of each group. */
export interface RequestedComputes {
  readonly computes: readonly SpanCompute[];
  /** Which of them are wanted over time. */
  readonly isTimeseries: readonly boolean[];
  /** Where one of them is. */
  readonly intervalMs?: number;
}

/** Points of a timeseries where a request does not name an interval, at most; as at Datadog. */
const defaultPoints = 150;

/** Steps in seconds that an interval then may have. */
const stepsS = [
  1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 604_800,
];

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Reads the computes of an aggregation. @throws HttpError 422 naming the one that cannot be done */
export function requestedComputes(written: readonly WrittenCompute[], window: SearchWindow): RequestedComputes {
  const isTimeseries = written.map(({ type }) => type === 'timeseries');
  const intervals = new Set(
    written.flatMap(({ interval }, at) =>
      isTimeseries[at] ? [readInterval(interval, at) ?? defaultIntervalMs(window)] : [],
    ),
  );
  if (intervals.size > 1)
    throw errors.invalidArgument('compute', 'not supported yet: several intervals in one request');
  const [intervalMs] = intervals;
  const computes = written.map((compute, at) => requestedCompute(compute, `compute[${at}]`));
  return { computes, isTimeseries, ...(intervalMs !== undefined && { intervalMs }) };
}

/**
 * One compute: `count`, or a function of an attribute, with or without `@`.
 * @param field where it stands in the request
 */
export function requestedCompute(
  { aggregation, metric }: { readonly aggregation: string; readonly metric?: string | undefined },
  field: string,
): SpanCompute {
  const attribute = metric?.replace(/^@/, '');
  if (aggregation === 'count') return { kind: 'count' };
  const [, percent] = /^pc(\d{1,2}(?:\.\d{1,6})?)$/.exec(aggregation) ?? [];
  const p = Number(percent ?? 0);
  const isKnown = percent === undefined ? isFunction(aggregation) : p > 0;
  if (!isKnown) {
    const known = 'count, cardinality, sum, avg, min, max, median, pc75, pc90, pc95, pc98, pc99 or another percentile';
    throw errors.invalidArgument(`${field}.aggregation`, `'${aggregation.slice(0, 40)}' is not one of ${known}`);
  }
  if (!attribute)
    throw errors.invalidArgument(`${field}.metric`, `'${aggregation}' needs an attribute, e.g. @duration`);
  return isFunction(aggregation) ? { kind: aggregation, attribute } : { kind: 'percentile', attribute, p };
}

const functions = ['cardinality', 'sum', 'avg', 'min', 'max', 'median'] as const;

function isFunction(aggregation: string): aggregation is (typeof functions)[number] {
  return (functions as readonly string[]).includes(aggregation);
}

function readInterval(interval: string | undefined, at: number): number | undefined {
  if (interval === undefined) return undefined;
  const [, count, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(interval) ?? [];
  const intervalMs = Number(count) * (unitMs[unit] ?? 0);
  if (intervalMs > 0) return intervalMs;
  throw errors.invalidArgument(
    `compute[${at}].interval`,
    `'${interval.slice(0, 40)}' is no interval, e.g. 30s, 5m, 1h`,
  );
}

function defaultIntervalMs({ fromMs, toMs }: SearchWindow): number {
  const leastS = (toMs - fromMs) / 1000 / defaultPoints;
  return (stepsS.find((step) => step >= leastS) ?? Math.ceil(leastS)) * 1000;
}
