/** What a histogram is turned into. */
export interface HistogramConfig {
  readonly aggregates: readonly HistogramAggregate[];
  /** Whole percents, ascending, 1 to 100. */
  readonly percentiles: readonly number[];
}

const aggregateNames = ['min', 'max', 'median', 'avg', 'sum', 'count'] as const;
export type HistogramAggregate = (typeof aggregateNames)[number];

/**
 * Reads `histogram_aggregates` and `histogram_percentiles` of datadog.yaml. Percentiles are fractions (`0.95`), rounded
 * to whole percents as on the Agent. What cannot be read is left out and named in `problems`.
 */
export function parseHistogramConfig(
  aggregates: readonly string[],
  percentiles: readonly string[],
): { readonly config: HistogramConfig; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const known = aggregates.filter((name): name is HistogramAggregate => {
    const isKnown = (aggregateNames as readonly string[]).includes(name);
    if (!isKnown) problems.push(`histogram_aggregates: ${name} is not one of ${aggregateNames.join(', ')}`);
    return isKnown;
  });
  const percents = percentiles.flatMap((text) => {
    const percent = Math.floor(Number(text) * 100 + 0.5);
    if (text.trim() !== '' && percent >= 1 && percent <= 100) return [percent];
    problems.push(`histogram_percentiles: ${text} is not a fraction above 0 and up to 1, such as 0.95`);
    return [];
  });
  return {
    config: { aggregates: [...new Set(known)], percentiles: [...new Set(percents)].sort((a, b) => a - b) },
    problems,
  };
}
