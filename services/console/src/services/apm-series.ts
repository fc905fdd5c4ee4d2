import type { ApmGraphs } from '../../../../lib/api-types/apm.ts';
import type { QuerySeries } from '../../../../lib/api-types/query.ts';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';
import { SECONDS_UNIT } from '../format/seconds.ts';

const PERCENT = [findUnit('percent') ?? null, null] as const;

type Values = readonly (number | null)[];

/** The lines of a service's or a resource's graphs. */
export interface ApmLines {
  /** By class of HTTP status where there are any, else `ok` and `error`; stacked they are all requests. */
  readonly requests: readonly NamedSeries[];
  readonly errors: readonly NamedSeries[];
  /** Percent. */
  readonly errorRate: readonly NamedSeries[];
  /** `p50` and so on, seconds. */
  readonly latency: readonly NamedSeries[];
}

/** The lines of graphs, with names and units. */
export function apmLines(graphs: ApmGraphs): ApmLines {
  const { hits, errors } = graphs;
  const line = (label: string, values: Values, unit: QuerySeries['unit'] = null) =>
    namedLine(label, values, { ...graphs, unit });
  const classes = statusClasses(graphs);
  const ok = hits.map((count, at) => (count === null ? null : count - (errors[at] ?? 0)));
  return {
    requests:
      classes.length > 0
        ? classes.map(({ label, hits: values }) => line(label, values))
        : [line('ok', ok), line('error', errors)],
    errors: [
      line(
        'errors',
        errors.map((count) => count || null),
      ),
    ],
    errorRate: [
      line(
        'error rate',
        hits.map((count, at) => (count ? (100 * (errors[at] ?? 0)) / count : null)),
        PERCENT,
      ),
    ],
    latency: [
      line('p50', graphs.p50S, SECONDS_UNIT),
      line('p75', graphs.p75S, SECONDS_UNIT),
      line('p90', graphs.p90S, SECONDS_UNIT),
      line('p95', graphs.p95S, SECONDS_UNIT),
      line('p99', graphs.p99S, SECONDS_UNIT),
    ],
  };
}

/** `2xx`, `5xx`: hits by class of status, and what had no status as `other`; none when nothing had a status. */
export function statusClasses({ hits, hitsByStatus }: Pick<ApmGraphs, 'hits' | 'hitsByStatus'>) {
  const withStatus = hitsByStatus.filter(({ status }) => /^[1-9]/.test(status));
  if (withStatus.length === 0) return [];
  const groups = Map.groupBy(withStatus, ({ status }) => `${status.slice(0, 1)}xx`);
  const classes = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([label, of]) => ({
      label,
      hits: hits.map((_, at) =>
        sumAt(
          of.map((one) => one.hits),
          at,
        ),
      ),
    }));
  const others = hits.map((count, at) => {
    const rest =
      (count ?? 0) -
      (sumAt(
        withStatus.map((one) => one.hits),
        at,
      ) ?? 0);
    return rest > 0 ? rest : null;
  });
  return others.some((count) => count !== null) ? [...classes, { label: 'other', hits: others }] : classes;
}

function sumAt(lists: readonly Values[], at: number): number | null {
  const found = lists.flatMap((values) => values[at] ?? []);
  return found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0);
}

interface LineOf {
  readonly firstS: number;
  readonly intervalS: number;
  readonly unit: QuerySeries['unit'];
}

/** Values in equal steps as a line for the charts; steps without a value are not in it. */
export function namedLine(label: string, values: Values, { firstS, intervalS, unit }: LineOf): NamedSeries {
  const pointlist = values.flatMap((value, at): (readonly [number, number])[] =>
    value === null ? [] : [[(firstS + at * intervalS) * 1000, value]],
  );
  return {
    label,
    series: {
      metric: label,
      display_name: label,
      scope: '*',
      expression: label,
      tag_set: [],
      attributes: {},
      aggr: null,
      query_index: 0,
      interval: intervalS,
      start: pointlist[0]?.[0] ?? 0,
      end: pointlist.at(-1)?.[0] ?? 0,
      length: pointlist.length,
      unit,
      pointlist,
    },
  };
}
