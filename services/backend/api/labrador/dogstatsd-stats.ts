import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { ApiDeps } from '../api-deps.ts';

/** `GET /labrador/api/dogstatsd/stats`: samples of each metric that DogStatsD received. */
export const dogstatsdStats: Route<ApiDeps>['handle'] =
  ({ dogstatsd }) =>
  async (_, response) => {
    if (!dogstatsd) throw errors.dogstatsdOff();
    response.json(await dogstatsd.metricStats());
  };

/** `POST /labrador/api/dogstatsd/stats`: begins to count them, or ends. */
export const switchDogstatsdStats: Route<ApiDeps>['handle'] =
  ({ dogstatsd }) =>
  async (request, response) => {
    const { enabled } = (request.body ?? {}) as { readonly enabled?: unknown };
    if (typeof enabled !== 'boolean') throw errors.badParameter('enabled');
    if (!dogstatsd) throw errors.dogstatsdOff();
    response.json(await dogstatsd.metricStats({ enabled }));
  };
