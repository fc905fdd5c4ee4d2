import type { Request } from 'express';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import { isUuid } from '../../monitors/downtimes/downtime-id.ts';
import { readDowntime, readDowntimeChange, type SentAttributes } from '../../monitors/downtimes/read-downtime.ts';
import { isJsonObject } from '../dashboards/json-object.ts';
import { objectBody } from '../dashboards/object-body.ts';
import { recordedTime } from '../dashboards/recorded-time.ts';
import { booleanParam, countParam, optionalParam } from '../request-params.ts';
import { checkMonitor, requestedMonitor } from './check-monitor.ts';
import type { DowntimeDeps } from './downtime-deps.ts';
import { type Included, includedOf, toAnswer, toItem } from './to-downtime-v2.ts';

type Handle = Route<DowntimeDeps>['handle'];

const everything: readonly Included[] = ['created_by', 'monitor'];
const usualPage = 30;
const largestPage = 1000;

const create: Handle = (deps) => async (request, response) => {
  const settings = readDowntime(sentAttributes(request), { nowMs: deps.clock.now() });
  const downtime = await deps.downtimes.create(checkMonitor(settings, deps));
  response.json(toAnswer(downtime, deps, everything));
};

const list: Handle = (deps) => (request, response) => {
  const { downtimes, clock } = deps;
  const include = requestedIncludes(request);
  const isCurrentOnly = booleanParam(request, 'current_only');
  const found = downtimes.list().filter((each) => !isCurrentOnly || downtimes.statusOf(each, clock.now()) === 'active');
  const page = pageOf(request, found);
  response.json({
    data: page.map((each) => toItem(each, deps, include)),
    ...(include.length > 0 && { included: includedOf(page, deps, include) }),
    meta: { page: { total_filtered_count: found.length } },
  });
};

const get: Handle = (deps) => (request, response) => {
  response.json(toAnswer(requested(request, deps), deps, requestedIncludes(request)));
};

const change: Handle = (deps) => async (request, response) => {
  const { id } = requested(request, deps);
  const attributes = sentAttributes(request, id);
  const options = { nowMs: deps.clock.now() };
  const changed = await deps.downtimes.update(id, (before) =>
    checkMonitor(readDowntimeChange(before, attributes, options), deps),
  );
  response.json(toAnswer(changed, deps, everything));
};

const cancel: Handle = (deps) => async (request, response) => {
  const id = requestedId(request);
  if (!deps.downtimes.find(id)) throw errors.noSuchDowntime(id);
  await deps.downtimes.cancel([id]);
  response.status(204).end();
};

/** The downtimes that a monitor is in now. */
const matches: Handle = (deps) => (request, response) => {
  const id = String(request.params.id);
  const monitor = requestedMonitor(id, deps);
  if (!monitor) throw errors.noSuchMonitorOfDowntime(id);
  const groups = deps.monitorStates.stateOf(monitor.id).groups.map(({ group }) => group);
  const found = deps.downtimes.matching(monitor, groups);
  response.json({
    data: pageOf(request, found).map(({ downtime, groups: keys, startMs, endMs }) => ({
      type: 'downtime_match',
      id: downtime.id,
      attributes: {
        groups: keys,
        scope: downtime.scope,
        start: recordedTime(startMs),
        end: endMs === null ? null : recordedTime(endMs),
      },
    })),
    meta: { page: { total_filtered_count: found.length } },
  });
};

/** `{"data": {"type": "downtime", "attributes": {…}}}`. @throws HttpError 400 */
function sentAttributes(request: Request, id?: string): SentAttributes {
  const { data } = objectBody(request.body);
  if (data === undefined) throw errors.parameterMissing('data');
  if (!isJsonObject(data) || data.type !== 'downtime') throw errors.badParameter('data');
  if (id !== undefined && data.id !== undefined && String(data.id).toLowerCase() !== id)
    throw errors.badParameter('id');
  if (!isJsonObject(data.attributes)) throw errors.badParameter('attributes');
  return data.attributes;
}

function requestedId(request: Request): string {
  const id = String(request.params.id);
  if (!isUuid(id)) throw errors.badDowntimeId();
  return id.toLowerCase();
}

function requested(request: Request, { downtimes }: DowntimeDeps): Downtime {
  const downtime = downtimes.find(requestedId(request));
  if (!downtime) throw errors.noSuchDowntime();
  return downtime;
}

function requestedIncludes(request: Request): readonly Included[] {
  const words = optionalParam(request, 'include')?.split(',') ?? [];
  const isKnown = (word: string): word is Included => everything.some((each) => each === word);
  if (!words.every(isKnown)) throw errors.badParameter('include');
  return words;
}

function pageOf<Item>(request: Request, items: readonly Item[]): readonly Item[] {
  const offset = countParam(request, 'page[offset]') ?? 0;
  const limit = countParam(request, 'page[limit]') ?? usualPage;
  if (limit > largestPage) throw errors.outsideOf('page[limit]', 0, largestPage);
  return items.slice(offset, offset + limit);
}

/** Downtimes, version 2 (api.md 7.2). */
export const downtimeRoutesV2: readonly Route<DowntimeDeps>[] = [
  { keys: 'api+app', method: 'post', path: '/api/v2/downtime', handle: create },
  { keys: 'api+app', method: 'get', path: '/api/v2/downtime', handle: list },
  { keys: 'api+app', method: 'get', path: '/api/v2/downtime/:id', handle: get },
  { keys: 'api+app', method: 'patch', path: '/api/v2/downtime/:id', handle: change },
  { keys: 'api+app', method: 'delete', path: '/api/v2/downtime/:id', handle: cancel },
  { keys: 'api+app', method: 'get', path: '/api/v2/monitor/:id/downtime_matches', handle: matches },
];
