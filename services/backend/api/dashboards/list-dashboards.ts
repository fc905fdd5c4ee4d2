import type { Request } from 'express';
import type { DashboardList } from '../../../../lib/api-types/dashboards.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { booleanParam, countParam } from '../request-params.ts';
import type { DashboardDeps } from './dashboard-deps.ts';
import { toSummary } from './dashboard-record.ts';

const defaultCount = 100;

/** `GET /api/v1/dashboard?[filter[shared]=][&filter[deleted]=][&count=][&start=]`: by creation, those in files first. */
export const listDashboards: Route<DashboardDeps>['handle'] =
  ({ dashboards }) =>
  (request, response) => {
    const start = countParam(request, 'start') ?? 0;
    const count = countParam(request, 'count') ?? defaultCount;
    const records = choose(request, dashboards).slice(start, start + count);
    const body: DashboardList = { dashboards: records.map(toSummary) };
    response.json(body);
  };

function choose(request: Request, dashboards: DashboardDeps['dashboards']) {
  const isShared = booleanParam(request, 'filter[shared]');
  const isDeleted = booleanParam(request, 'filter[deleted]');
  if (isShared && isDeleted) throw errors.exclusiveParameters('filter[shared]', 'filter[deleted]');
  // Nothing can be shared yet.
  if (isShared) return [];
  return isDeleted ? dashboards.deleted() : dashboards.list();
}
