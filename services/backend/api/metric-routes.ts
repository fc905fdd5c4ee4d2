import type { Route } from '../../../lib/http/route.ts';
import type { MetricDeps } from './metric-deps.ts';
import { getMetricMetadata, putMetricMetadata } from './metric-metadata.ts';
import { listMetrics } from './metrics-list.ts';
import { queryScalarV2 } from './query-scalar-v2.ts';
import { queryTimeseriesV1 } from './query-timeseries-v1.ts';
import { queryTimeseriesV2 } from './query-timeseries-v2.ts';
import { search } from './search.ts';

/** Metric queries and the metric catalogue (api.md 3.6 to 3.8). */
export const metricRoutes: readonly Route<MetricDeps>[] = [
  { method: 'get', path: '/api/v1/query', keys: 'api+app', handle: queryTimeseriesV1 },
  { method: 'post', path: '/api/v2/query/timeseries', keys: 'api+app', handle: queryTimeseriesV2 },
  { method: 'post', path: '/api/v2/query/scalar', keys: 'api+app', handle: queryScalarV2 },
  { method: 'get', path: '/api/v1/metrics', keys: 'api+app', handle: listMetrics },
  { method: 'get', path: '/api/v1/metrics/:metric', keys: 'api+app', handle: getMetricMetadata },
  { method: 'put', path: '/api/v1/metrics/:metric', keys: 'api+app', handle: putMetricMetadata },
  { method: 'get', path: '/api/v1/search', keys: 'api+app', handle: search },
];
