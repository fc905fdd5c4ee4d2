import type { Request } from 'express';
import { z } from 'zod';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { DashboardDeps } from '../dashboard-deps.ts';
import { type DashboardRecord, dashboardUrl } from '../dashboard-record.ts';
import { dashboardType } from '../dashboard-type.ts';
import { labUser } from '../lab-user.ts';
import { recordedTime } from '../recorded-time.ts';
import { findList } from './find-list.ts';

type Handle = Route<DashboardDeps>['handle'];

/** Dashboards of a list at most. */
const maxItems = 1000;

const types = [
  ...(['custom_timeboard', 'custom_screenboard', 'integration_timeboard', 'integration_screenboard'] as const),
  'host_timeboard',
] as const;

/** `{"dashboards":[{"id":"abc-def-ghi","type":"custom_timeboard"}]}`; a lab has none of the other types. */
const bodySchema = z.looseObject({
  dashboards: z.array(
    z.looseObject({
      id: z.string(),
      type: z.enum(types),
    }),
  ),
});

interface Item {
  readonly id: string;
  readonly type: string;
}

/** `GET /api/v2/dashboard/lists/manual/{id}/dashboards` */
export const listItems: Handle = (deps) => (request, response) => {
  const dashboards = findList(deps, request).dashboards.flatMap((id) => deps.dashboards.find(id) ?? []);
  response.json({ total: dashboards.length, dashboards: dashboards.map((each) => toItem(each, deps)) });
};

/** Adds dashboards; those that are in the list already are not among those that are answered. */
export const addItems: Handle = (deps) => async (request, response) => {
  const sent = readItems(deps, request);
  let added: readonly Item[] = [];
  await changeItems(deps, request, (before) => {
    added = sent.filter(({ id }) => !before.includes(id));
    return [...before, ...added.map(({ id }) => id)];
  });
  response.json({ added_dashboards_to_list: added });
};

/** Puts these dashboards in the place of those before. */
export const replaceItems: Handle = (deps) => async (request, response) => {
  const sent = readItems(deps, request);
  await changeItems(deps, request, () => sent.map(({ id }) => id));
  response.json({ dashboards: sent });
};

/** Takes dashboards out of the list; those that are not in it are not among those that are answered. */
export const removeItems: Handle = (deps) => async (request, response) => {
  const sent = readBody(request);
  let removed: readonly Item[] = [];
  await changeItems(deps, request, (before) => {
    removed = sent.filter(({ id }) => before.includes(id));
    return before.filter((id) => !removed.some((item) => item.id === id));
  });
  response.json({ deleted_dashboards_from_list: removed });
};

async function changeItems(
  deps: DashboardDeps,
  request: Request,
  change: (before: readonly string[]) => readonly string[],
): Promise<void> {
  const { id } = findList(deps, request);
  const modifiedAtMs = deps.clock.now();
  const changed = await deps.dashboardLists.change(id, (before) => {
    const dashboards = change(before.dashboards);
    if (dashboards.length > maxItems) throw errors.tooManyElements('dashboards', maxItems);
    return { ...before, dashboards, modifiedAtMs };
  });
  if (!changed) throw errors.noSuchDashboardList(id);
}

/** Dashboards that there are, each once. @throws HttpError 400; 404 naming one that there is not */
function readItems(deps: DashboardDeps, request: Request): readonly Item[] {
  // An unknown list is told before what is wrong with the body.
  findList(deps, request);
  const items = readBody(request);
  for (const { id, type } of items) {
    const record = deps.dashboards.find(id);
    if (!record || dashboardType(record) !== type) throw errors.noSuchDashboardOfType(type, id);
  }
  return items;
}

function readBody({ body }: Request): readonly Item[] {
  if (body === undefined) throw errors.bodyMissing();
  const read = bodySchema.safeParse(body);
  if (!read.success) throw errors.badParameter('dashboards');
  const byId = new Map(read.data.dashboards.map(({ id, type }) => [id, { type, id }]));
  return [...byId.values()];
}

function toItem(record: DashboardRecord, { publicDashboards }: DashboardDeps) {
  return {
    popularity: 0,
    title: record.content.title,
    is_favorite: false,
    id: record.id,
    icon: null,
    integration_id: null,
    is_shared: publicDashboards.isShared(record.id),
    author: labUser,
    url: dashboardUrl(record),
    created: recordedTime(record.createdAtMs),
    modified: recordedTime(record.modifiedAtMs),
    is_read_only: record.file !== undefined,
    type: dashboardType(record),
  };
}
