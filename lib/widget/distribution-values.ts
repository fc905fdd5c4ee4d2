import type { QuerySeries } from '../api-types/query.ts';
import type { ValueBin } from '../chart/value-bins.ts';
import { histogramBins } from './histogram-bins.ts';
import type { NamedAnswer } from './named-answer.ts';
import { scalarRows } from './scalar-rows.ts';

/** What a distribution is drawn from. */
export interface DistributionValues {
  readonly bins: readonly ValueBin[];
  readonly unit: QuerySeries['unit'];
  /** What is counted: groups, or values that were sent. */
  readonly of: 'groups' | 'values';
}

/** The values of an answer: one for each group (of lines the average over the window), or all of a distribution metric. */
export function distributionValues(answer: NamedAnswer): DistributionValues {
  if (answer.kind === 'histogram') return ofHistogram(answer);
  const rows = scalarRows(answer, 'avg');
  return {
    bins: rows.map(({ value }) => ({ low: value, high: value, count: 1 })),
    unit: rows[0]?.unit ?? null,
    of: 'groups',
  };
}

/** Buckets of time do not matter: the same bin of all of them is one. */
function ofHistogram({ response }: Extract<NamedAnswer, { kind: 'histogram' }>): DistributionValues {
  const byRange = new Map<string, ValueBin>();
  for (const { low, high, count } of histogramBins(response).flat()) {
    const key = `${low} ${high}`;
    byRange.set(key, { low, high, count: count + (byRange.get(key)?.count ?? 0) });
  }
  return { bins: [...byRange.values()], unit: response.unit, of: 'values' };
}
