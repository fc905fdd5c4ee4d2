import type { LabServiceCheck, LabServiceChecks } from '../../../../lib/api-types/service-checks.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { ServiceCheckStatus } from '../../../../lib/model/service-check.ts';
import type { LatestServiceCheck } from '../../store/store.ts';
import type { ApiDeps } from '../api-deps.ts';
import { optionalParam } from '../request-params.ts';

/** By status: how early it stands in the list. Critical, warning, unknown, OK. */
const place: Readonly<Record<ServiceCheckStatus, number>> = { 2: 0, 1: 1, 3: 2, 0: 3 };

/** `GET /labrador/api/service-checks?check=&host=`: the latest report of each group, the worst first. */
export const serviceCheckList: Route<ApiDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const check = optionalParam(request, 'check');
    const host = optionalParam(request, 'host');
    const found = await store.checks.latest({
      ...(check !== undefined && { check }),
      ...(host !== undefined && { host }),
    });
    const body: LabServiceChecks = { nowS: clock.now() / 1000, checks: found.toSorted(worstFirst).map(toLab) };
    response.set('Cache-Control', 'no-store').json(body);
  };

function worstFirst(a: LatestServiceCheck, b: LatestServiceCheck): number {
  return place[a.status] - place[b.status] || inOrder(a.check, b.check) || inOrder(a.host, b.host) || byTags(a, b);
}

function byTags(a: LatestServiceCheck, b: LatestServiceCheck): number {
  return inOrder(a.tags.join(), b.tags.join());
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function toLab({ check, status, host, tags, message, timestampS, sinceS }: LatestServiceCheck): LabServiceCheck {
  return { check, status, host, tags, message, reportedAtS: timestampS, sinceS };
}
