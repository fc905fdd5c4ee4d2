import type { Unit } from '../../../../lib/api-types/query.ts';
import type { Expression } from '../../../../lib/query-language/types.ts';
import type { QueryWindow } from './plan.ts';
import type { SeriesSet } from './series-set.ts';

/** Lines that a name in a formula stands for and that no metric query tells: of spans, of services. */
export interface OtherSource {
  readonly kind: 'other';
  readonly unit: readonly [Unit, Unit | null] | null;
  /**
   * Over time, in buckets as a metric query has them.
   * @throws HttpError 400 when the answer would be too large
   */
  lines(window: QueryWindow): Promise<SeriesSet>;
  /** One point a group, of the whole window at once. */
  totals(window: QueryWindow): Promise<SeriesSet>;
}

/** What the names in a formula stand for. */
export type NamedQueries = ReadonlyMap<string, Expression | OtherSource>;

/** Those that are metric queries. */
export function metricQueries(queries: NamedQueries | undefined): ReadonlyMap<string, Expression> {
  const metrics = new Map<string, Expression>();
  for (const [name, query] of queries ?? []) if (query.kind !== 'other') metrics.set(name, query);
  return metrics;
}
