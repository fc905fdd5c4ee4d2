import type { Request } from 'express';
import { z } from 'zod';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { DashboardDeps } from '../dashboard-deps.ts';
import { dashboardType } from '../dashboard-type.ts';
import { isJsonObject } from '../json-object.ts';
import { consoleUrl } from './console-url.ts';
import { cancelInvitations, listInvitations, sendInvitations } from './invitations.ts';
import { readShare } from './read-share.ts';
import { toPublicDashboard } from './share-record.ts';

type Handle = Route<DashboardDeps>['handle'];

const types = ['custom_timeboard', 'custom_screenboard'];

const share: Handle = (deps) => async (request, response) => {
  const sent = readShare(request.body);
  const dashboard = sharedDashboard(deps, request.body);
  const made = await deps.publicDashboards.share(dashboard, sent);
  response.json(toPublicDashboard(made, { dashboard, consoleUrl: consoleUrl(request) }));
};

/** @throws HttpError 400; 404 in Datadog's words */
function sharedDashboard({ dashboards }: DashboardDeps, body: unknown) {
  const { dashboard_id: id, dashboard_type: type } = isJsonObject(body) ? body : {};
  if (id === undefined) throw errors.parameterMissing('dashboard_id');
  if (type === undefined) throw errors.parameterMissing('dashboard_type');
  if (!z.enum(types).safeParse(type).success) throw errors.badParameter('dashboard_type');
  const dashboard = dashboards.find(String(id));
  if (!dashboard || dashboardType(dashboard) !== type) throw errors.noSuchDashboardOfType(String(type), String(id));
  return dashboard;
}

const get: Handle = (deps) => (request, response) => {
  const found = deps.publicDashboards.get(tokenOf(request));
  response.json(toPublicDashboard(found.share, { ...found, consoleUrl: consoleUrl(request) }));
};

const change: Handle = (deps) => async (request, response) => {
  const { dashboard } = deps.publicDashboards.get(tokenOf(request));
  const changed = await deps.publicDashboards.change(tokenOf(request), readShare(request.body));
  response.json(toPublicDashboard(changed, { dashboard, consoleUrl: consoleUrl(request) }));
};

const revoke: Handle = (deps) => async (request, response) => {
  const { id } = deps.publicDashboards.get(tokenOf(request)).share;
  await deps.publicDashboards.revoke([id]);
  response.json({ deleted_public_dashboard_token: id });
};

function tokenOf(request: Request): string {
  return String(request.params.token);
}

const one = '/api/v1/dashboard/public/:token';

/** Public dashboards: that they are shared, and with whom. */
export const publicDashboardRoutes: readonly Route<DashboardDeps>[] = [
  { keys: 'api+app', method: 'post', path: '/api/v1/dashboard/public', handle: share },
  { keys: 'api+app', method: 'get', path: one, handle: get },
  { keys: 'api+app', method: 'put', path: one, handle: change },
  { keys: 'api+app', method: 'delete', path: one, handle: revoke },
  { keys: 'api+app', method: 'post', path: `${one}/invitation`, handle: sendInvitations },
  { keys: 'api+app', method: 'get', path: `${one}/invitation`, handle: listInvitations },
  { keys: 'api+app', method: 'delete', path: `${one}/invitation`, handle: cancelInvitations },
];
