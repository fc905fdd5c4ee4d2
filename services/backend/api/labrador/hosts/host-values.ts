import type { LabHostValues } from '../../../../../lib/api-types/hosts.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { HostDeps } from '../../../query/hosts/host-deps.ts';
import { newestByHost } from '../../../query/hosts/newest-by-host.ts';
import { parseRequestedQuery } from '../../../query/metrics/parse-query.ts';
import { metricUnits } from '../../../query/metrics/units.ts';
import { requiredParam } from '../../request-params.ts';

/** `GET /labrador/api/host-values?query=`: the newest value of each host within ten minutes, of a query by host. */
export const hostValues: Route<HostDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const text = requiredParam(request, 'query');
    const query = parseRequestedQuery(text);
    if (query.groupBy.length !== 1 || query.groupBy[0] !== 'host') throw errors.notByHost(text);
    const [values, units] = await Promise.all([
      newestByHost(store.metrics, query, Math.floor(clock.now() / 1000)),
      metricUnits(store.metrics, query.metric),
    ]);
    const unit = units?.[0].name;
    const body: LabHostValues = { query: text, values: Object.fromEntries(values), ...(unit ? { unit } : {}) };
    response.json(body);
  };
