import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { defaultQuery } from './default-query.ts';

/** Address of the Metrics page with this metric, in the time range of the page one comes from. */
export function metricAddress(metric: string, type: string, search: string): string {
  const params = rangeParamsOnly(new URLSearchParams(search));
  params.set('query', defaultQuery(metric, type === 'count' || type === 'rate' ? type : 'gauge'));
  return `/metrics?${params}`;
}
