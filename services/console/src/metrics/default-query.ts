import type { MetricType } from '../../../../lib/model/metric.ts';
import { type BuilderQuery, textFromBuilder } from './builder-query.ts';

/** The query a metric is opened with: the average of gauges and distributions; of counts and rates their total, read as what they are. */
export function defaultQuery(metric: string, type: MetricType): string {
  const fields: BuilderQuery = { aggregator: 'avg', metric, filters: [], groupBy: [] };
  const isTotal = type === 'count' || type === 'rate';
  return textFromBuilder(isTotal ? { ...fields, aggregator: 'sum', as: type } : fields);
}
