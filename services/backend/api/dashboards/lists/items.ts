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
import type { ItemIds } from './item-ids.ts';

type Handle = Route<DashboardDeps>['handle'];
type Methods = Readonly<Record<'get' | 'post' | 'put' | 'delete', Handle>>;

/** Dashboards of a list at most. */
const maxItems = 1000;

const types = [
  ...(['custom_timeboard', 'custom_screenboard', 'integration_timeboard', 'integration_screenboard'] as const),
  'host_timeboard',
] as const;

/** `{"dashboards":[{"id":"abc-def-ghi","type":"custom_timeboard"}]}`, by version 1 numbers; a lab has no other types. */
const bodySchema = z.looseObject({
  dashboards: z.array(
    z.looseObject({
      id: z.union([z.string(), z.number()]),
      type: z.enum(types),
    }),
  ),
});

interface Item {
  readonly id: string;
  readonly type: string;
}

/**
 * `/api/{v1,v2}/dashboard/lists/manual/{id}/dashboards`: those that are in the list already are not among those that POST
 * answers, those that are not in it not among those that DELETE does.
 * @param ids how the version names a dashboard
 */
export function itemHandlers(ids: ItemIds): Methods {
  return {
    get: (deps) => (request, response) => {
      const dashboards = findList(deps, request).dashboards.flatMap((id) => deps.dashboards.find(id) ?? []);
      const items = dashboards.map((each) => ({ ...toItem(each, deps), ...ids.toJson(each.id) }));
      response.json({ total: dashboards.length, dashboards: items });
    },
    post: (deps) => async (request, response) => {
      const sent = readItems(deps, request, ids);
      let added: readonly Item[] = [];
      await changeItems(deps, request, (before) => {
        added = sent.filter(({ id }) => !before.includes(id));
        return [...before, ...added.map(({ id }) => id)];
      });
      response.json({ added_dashboards_to_list: added.map(toJson) });
    },
    put: (deps) => async (request, response) => {
      const sent = readItems(deps, request, ids);
      await changeItems(deps, request, () => sent.map(({ id }) => id));
      response.json({ dashboards: sent.map(toJson) });
    },
    delete: (deps) => async (request, response) => {
      const sent = readBody(request, ids);
      let removed: readonly Item[] = [];
      await changeItems(deps, request, (before) => {
        removed = sent.filter(({ id }) => before.includes(id));
        return before.filter((id) => !removed.some((item) => item.id === id));
      });
      response.json({ deleted_dashboards_from_list: removed.map(toJson) });
    },
  };

  function toJson({ id, type }: Item) {
    return { type, ...ids.toJson(id) };
  }
}

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
function readItems(deps: DashboardDeps, request: Request, ids: ItemIds): readonly Item[] {
  // An unknown list is told before what is wrong with the body.
  findList(deps, request);
  const items = readBody(request, ids);
  for (const { id, type } of items) {
    const record = deps.dashboards.find(id);
    if (!record || dashboardType(record) !== type) throw errors.noSuchDashboardOfType(type, id);
  }
  return items;
}

function readBody({ body }: Request, ids: ItemIds): readonly Item[] {
  if (body === undefined) throw errors.bodyMissing();
  const read = bodySchema.safeParse(body);
  if (!read.success) throw errors.badParameter('dashboards');
  const items = read.data.dashboards.map(({ id, type }) => ({ type, id: ids.read(id) }));
  const byId = new Map(items.map((item) => [item.id, item]));
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
