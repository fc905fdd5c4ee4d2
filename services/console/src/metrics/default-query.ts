import type { MetricType } from '../../../../lib/model/metric.ts';
import { type BuilderQuery, textFromBuilder } from './builder-query.ts';

/** The query a metric is opened with: a gauge's average; of counts and rates their total, read as what they are. */
export function defaultQuery(metric: string, type: MetricType): string {
  const fields: BuilderQuery = { aggregator: 'avg', metric, filters: [], groupBy: [] };
  return textFromBuilder(type === 'gauge' ? fields : { ...fields, aggregator: 'sum', as: type });
}
