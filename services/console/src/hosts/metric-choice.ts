import { parseMetricQuery } from '../../../../lib/query-language/parse.ts';
import { textFromBuilder } from '../metrics/builder-query.ts';

export const AGGREGATORS = ['avg', 'max', 'min', 'sum'] as const;

/** A metric by which hosts are filled or sized, and how the series of one host are made one. */
export interface MetricChoice {
  readonly aggregator: (typeof AGGREGATORS)[number];
  readonly metric: string;
}

/** As an address has it: `avg:system.cpu.user`. Undefined when it is no metric with one of the aggregators. */
export function choiceFromText(text: string | undefined): MetricChoice | undefined {
  const aggregator = AGGREGATORS.find((one) => text?.startsWith(`${one}:`));
  const metric = text?.slice((aggregator?.length ?? 0) + 1);
  if (!aggregator || !metric) return undefined;
  try {
    const parsed = parseMetricQuery(`${aggregator}:${metric}{*}`);
    return parsed.metric === metric ? { aggregator, metric } : undefined;
  } catch {
    return undefined;
  }
}

/** The text of an address; `choiceFromText` reads it. */
export function choiceText({ aggregator, metric }: MetricChoice): string {
  return `${aggregator}:${metric}`;
}

/** The query of its newest value for each host. */
export function hostQuery({ aggregator, metric }: MetricChoice): string {
  return textFromBuilder({ aggregator, metric, filters: [], groupBy: ['host'] });
}
