import type { ServiceListResponse } from '../../../../lib/api-types/spans.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import { requiredParam } from '../request-params.ts';
import type { SpansDeps } from './spans-deps.ts';

/** How long a service is listed after its last span, milliseconds: as Datadog's map does. */
const lastSeenMs = 30 * 86_400_000;

/** Services listed at most, those with the most spans. */
const maxServices = 1000;

/** `GET /api/v2/apm/services?filter[env]=`: services with spans in an env (`*`: in any) in the last 30 days, by name. */
export const serviceList: Route<SpansDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const env = requiredParam(request, 'filter[env]');
    const toMs = Math.ceil(clock.now()) + 1;
    const buckets = await store.spans.aggregate(
      { fromMs: Math.max(0, toMs - lastSeenMs), toMs, search: searchOf(env) },
      { computes: [{ kind: 'count' }], groupBy: [{ attribute: 'service', limit: maxServices }] },
    );
    const services = buckets.map(({ by }) => by[0] ?? '').sort();
    const metadata = services.map(() => ({ isTraced: true, isUsm: false }));
    const body: ServiceListResponse = { data: { id: env, type: 'services_list', attributes: { services, metadata } } };
    response.json(body);
  };

function searchOf(env: string): SearchNode {
  if (env === '*') return { kind: 'all' };
  return { kind: 'attribute', attribute: { name: 'env', hasAt: false }, match: { kind: 'exact', value: env } };
}
