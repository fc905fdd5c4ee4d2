import { randomInt } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { DashboardDeps } from '../dashboard-deps.ts';
import { type ListRecord, toDashboardList } from './dashboard-list.ts';
import { findList } from './find-list.ts';
import { byId, byNumber } from './item-ids.ts';
import { itemHandlers } from './items.ts';

type Handle = Route<DashboardDeps>['handle'];

const create: Handle = (deps) => async (request, response) => {
  const name = readName(request);
  const nowMs = deps.clock.now();
  const list = await deps.dashboardLists.make({
    id: newId(deps),
    createdAtMs: nowMs,
    modifiedAtMs: nowMs,
    name,
    dashboards: [],
  });
  response.json(toDashboardList(list, 0));
};

const list: Handle = (deps) => (_request, response) => {
  response.json({ dashboard_lists: deps.dashboardLists.list().map((each) => show(deps, each)) });
};

const get: Handle = (deps) => (request, response) => {
  response.json(show(deps, findList(deps, request)));
};

const rename: Handle = (deps) => async (request, response) => {
  const { id } = findList(deps, request);
  const name = readName(request);
  const modifiedAtMs = deps.clock.now();
  const changed = await deps.dashboardLists.change(id, (before) => ({ ...before, name, modifiedAtMs }));
  if (!changed) throw errors.noSuchDashboardList(id);
  response.json(show(deps, changed));
};

const remove: Handle = (deps) => async (request, response) => {
  const { id } = findList(deps, request);
  await deps.dashboardLists.remove([id]);
  response.json({ deleted_dashboard_list_id: Number(id) });
};

function show({ dashboards }: DashboardDeps, each: ListRecord) {
  return toDashboardList(each, each.dashboards.filter((id) => dashboards.find(id)).length);
}

function readName({ body }: Request): string {
  if (body === undefined) throw errors.bodyMissing();
  const read = z.looseObject({ name: z.unknown() }).safeParse(body);
  const name = read.data?.name;
  if (name === undefined) throw errors.parameterMissing('name');
  if (typeof name !== 'string' || name === '') throw errors.badParameter('name');
  return name;
}

function newId({ dashboardLists }: DashboardDeps): string {
  for (;;) {
    const id = String(randomInt(100_000, 1_000_000_000));
    if (!dashboardLists.find(id)) return id;
  }
}

const manual = '/api/v1/dashboard/lists/manual';
const inLists = [
  { path: '/api/v1/dashboard/lists/manual/:id/dashboards', handlers: itemHandlers(byNumber) },
  { path: '/api/v2/dashboard/lists/manual/:id/dashboards', handlers: itemHandlers(byId) },
];

/** Lists of dashboards, and what is in them, by both versions. */
export const dashboardListRoutes: readonly Route<DashboardDeps>[] = [
  { keys: 'api+app', method: 'post', path: manual, handle: create },
  { keys: 'api+app', method: 'get', path: manual, handle: list },
  { keys: 'api+app', method: 'get', path: `${manual}/:id`, handle: get },
  { keys: 'api+app', method: 'put', path: `${manual}/:id`, handle: rename },
  { keys: 'api+app', method: 'delete', path: `${manual}/:id`, handle: remove },
  ...inLists.flatMap(({ path, handlers }): readonly Route<DashboardDeps>[] => [
    { keys: 'api+app', method: 'get', path, handle: handlers.get },
    { keys: 'api+app', method: 'post', path, handle: handlers.post },
    { keys: 'api+app', method: 'put', path, handle: handlers.put },
    { keys: 'api+app', method: 'delete', path, handle: handlers.delete },
  ]),
];
