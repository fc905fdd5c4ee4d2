import type { BodyLimit, Route } from '../../../../lib/http/route.ts';
import { readBulkIds } from './bulk-ids.ts';
import type { DashboardDeps } from './dashboard-deps.ts';
import { toDashboard } from './dashboard-record.ts';
import { listDashboards } from './list-dashboards.ts';
import { readDashboard } from './read-dashboard.ts';

type Handle = Route<DashboardDeps>['handle'];

/** Large dashboards have hundreds of widgets. */
export const dashboardBodyLimit: BodyLimit = { sent: 4 * 1024 * 1024, inflated: 4 * 1024 * 1024 };

const create: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    response.json(toDashboard(await dashboards.create({ sent: readDashboard(request.body) })));
  };

const get: Handle =
  ({ dashboards }) =>
  (request, response) => {
    response.json(toDashboard(dashboards.get(String(request.params.id))));
  };

const replace: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    const { id } = dashboards.get(String(request.params.id));
    response.json(toDashboard(await dashboards.update(id, { sent: readDashboard(request.body) })));
  };

const remove: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    const id = String(request.params.id);
    await dashboards.remove([id]);
    response.json({ deleted_dashboard_id: id });
  };

const removeSeveral: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    await dashboards.remove(readBulkIds(request.body));
    response.status(204).end();
  };

const restoreSeveral: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    await dashboards.restore(readBulkIds(request.body));
    response.status(204).end();
  };

const rules = { keys: 'api+app', bodyLimit: dashboardBodyLimit } as const;

/** Dashboards, as Datadog's API has them. */
export const dashboardRoutes: readonly Route<DashboardDeps>[] = [
  { ...rules, method: 'post', path: '/api/v1/dashboard', handle: create },
  { ...rules, method: 'get', path: '/api/v1/dashboard', handle: listDashboards },
  { ...rules, method: 'delete', path: '/api/v1/dashboard', handle: removeSeveral },
  { ...rules, method: 'patch', path: '/api/v1/dashboard', handle: restoreSeveral },
  { ...rules, method: 'get', path: '/api/v1/dashboard/:id', handle: get },
  { ...rules, method: 'put', path: '/api/v1/dashboard/:id', handle: replace },
  { ...rules, method: 'delete', path: '/api/v1/dashboard/:id', handle: remove },
];
