import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import type { MetricDeps } from './metric-deps.ts';
import { optionalParam, requiredParam, requiredSeconds } from './request-params.ts';

/** `GET /api/v1/metrics?from=[&host=]`: names of the metrics active since a time in Unix seconds. */
export const listMetrics: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const activeSinceS = requiredSeconds(request, 'from');
    const host = optionalParam(request, 'host');
    if (optionalParam(request, 'tag_filter') !== undefined) throw errors.parameterNotSupported('tag_filter');
    const found = await store.metrics.list({ activeSinceS, ...(host !== undefined && { host }) });
    const names = new Set(found.map(({ metric }) => metric));
    response.json({ from: requiredParam(request, 'from'), metrics: [...names].sort() });
  };
