import type { HistogramAggregate, HistogramConfig } from './histogram-config.ts';

/** One derived series of a histogram. */
export interface HistogramPoint {
  /** `.max`, `.95percentile`, … */
  readonly suffix: string;
  readonly type: 'gauge' | 'rate';
  readonly value: number;
}

/**
 * Turns the values of one run into the series that the Agent derives. The indexes of median and percentiles are the
 * Agent's (wire formats, histograms): whole divisions, so the median of an even number of values is the lower middle.
 * `.count` is a rate over an interval of one second, so its value is the number of values.
 * @param values of one context, at least one; not changed
 */
export function summariseHistogram(values: readonly number[], config: HistogramConfig): HistogramPoint[] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const sum = values.reduce((total, value) => total + value, 0);
  const aggregates: Record<HistogramAggregate, () => number> = {
    min: () => at(0),
    max: () => at(sorted.length - 1),
    median: () => at(Math.trunc((sorted.length - 1) / 2)),
    avg: () => sum / sorted.length,
    sum: () => sum,
    count: () => sorted.length,
  };
  return [
    ...config.aggregates.map((name): HistogramPoint => {
      return { suffix: `.${name}`, type: name === 'count' ? 'rate' : 'gauge', value: aggregates[name]() };
    }),
    ...config.percentiles.map((percent): HistogramPoint => {
      const index = Math.trunc((percent * sorted.length - 1) / 100);
      return { suffix: `.${percent}percentile`, type: 'gauge', value: at(index) };
    }),
  ];
}
