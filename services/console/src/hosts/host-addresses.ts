import { printSearchKey, printSearchValue } from '../../../../lib/search-language/print.ts';
import { textFromBuilder } from '../metrics/builder-query.ts';
import { spansAddress } from '../services/spans-query.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';

/** The Metrics page with a metric of one host. `search`: the parameters of the page one comes from; their range goes along. */
export function hostMetricAddress(metric: string, host: string, search: string): string {
  const params = rangeParamsOnly(new URLSearchParams(search));
  params.set('query', textFromBuilder({ aggregator: 'avg', metric, filters: [`host:${host}`], groupBy: [] }));
  return `/metrics?${params}`;
}

/** The Traces page with all spans of a host. */
export function hostTracesAddress(host: string, search: string): string {
  return spansAddress(printSearchKey({ name: 'host', hasAt: false }) + printSearchValue(host), { search });
}

/** The page of service checks with those of a host. */
export function hostChecksAddress(host: string, search: string): string {
  const params = rangeParamsOnly(new URLSearchParams(search));
  params.set('filter', `host:${host}`);
  return `/service-checks?${params}`;
}
