import type { DatadogConfig } from '../../../../lib/config/datadog-schema.ts';

const knownAggregates = ['max', 'min', 'median', 'avg', 'sum', 'count'] as const;

export type HistogramAggregate = (typeof knownAggregates)[number];

/** Which series a histogram comes to. */
export interface HistogramSettings {
  readonly aggregates: readonly HistogramAggregate[];
  /** Whole numbers from 1 to 100; 95 is `.95percentile`. */
  readonly percentiles: readonly number[];
  /** Whether each histogram makes a distribution as well. */
  readonly isCopied: boolean;
  /** What the distribution's name begins with. */
  readonly copyPrefix: string;
}

type HistogramKeys =
  | 'histogram_aggregates'
  | 'histogram_percentiles'
  | 'histogram_copy_to_distribution'
  | 'histogram_copy_to_distribution_prefix';

/** Reads the keys `histogram_…`; an aggregate or percentile that is not understood is left out with a warning. */
export function readHistogramSettings(config: Pick<DatadogConfig, HistogramKeys>): {
  readonly histogram: HistogramSettings;
  readonly warnings: readonly string[];
} {
  const warnings: string[] = [];
  const aggregates: HistogramAggregate[] = [];
  for (const text of config.histogram_aggregates) {
    const aggregate = knownAggregates.find((known) => known === text);
    if (aggregate) aggregates.push(aggregate);
    else warnings.push(`histogram_aggregates: '${text}' is none of ${knownAggregates.join(', ')}; it is left out`);
  }
  const percentiles: number[] = [];
  for (const text of config.histogram_percentiles) {
    // The Agent's own rounding of a fraction to a whole percentile.
    const percentile = Math.floor(Number(text) * 100 + 0.5);
    if (text !== '' && percentile >= 1 && percentile <= 100) percentiles.push(percentile);
    else warnings.push(`histogram_percentiles: '${text}' is no fraction above 0 and up to 1; it is left out`);
  }
  const histogram: HistogramSettings = {
    aggregates: [...new Set(aggregates)],
    percentiles: [...new Set(percentiles)],
    isCopied: config.histogram_copy_to_distribution,
    copyPrefix: config.histogram_copy_to_distribution_prefix,
  };
  return { histogram, warnings };
}
