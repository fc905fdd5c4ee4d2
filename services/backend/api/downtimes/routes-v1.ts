import type { Request } from 'express';
import { parseScope } from '../../../../lib/downtime/scope/parse-scope.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import { objectBody } from '../dashboards/object-body.ts';
import { booleanParam } from '../request-params.ts';
import { checkMonitor, requestedMonitor } from './check-monitor.ts';
import type { DowntimeDeps } from './downtime-deps.ts';
import { readDowntimeChangeV1, readDowntimeV1 } from './read-downtime-v1.ts';
import { readLegacyScope } from './read-legacy-scope.ts';
import { toDowntimeV1 } from './to-downtime-v1.ts';

type Handle = Route<DowntimeDeps>['handle'];

const create: Handle = (deps) => async (request, response) => {
  const settings = readDowntimeV1(objectBody(request.body), { nowMs: deps.clock.now() });
  response.json(show(deps, await deps.downtimes.create(checkMonitor(settings, deps))));
};

const list: Handle = (deps) => (request, response) => {
  const { downtimes, clock } = deps;
  const isCurrentOnly = booleanParam(request, 'current_only');
  const withCreator = booleanParam(request, 'with_creator');
  const found = downtimes.list().filter((each) => !isCurrentOnly || downtimes.statusOf(each, clock.now()) === 'active');
  response.json(found.map((each) => show(deps, each, withCreator)));
};

const get: Handle = (deps) => (request, response) => {
  const downtime = requested(request, deps);
  if (!downtime) throw errors.noSuchDowntime();
  response.json(show(deps, downtime, booleanParam(request, 'with_creator')));
};

const change: Handle = (deps) => async (request, response) => {
  const { downtimes, clock } = deps;
  const downtime = requested(request, deps);
  if (!downtime) throw errors.noSuchDowntime();
  const body = objectBody(request.body);
  const options = { downtimes, nowMs: clock.now() };
  const changed = await downtimes.update(downtime.id, (before) =>
    checkMonitor(readDowntimeChangeV1(before, body, options), deps),
  );
  response.json(show(deps, changed));
};

const cancel: Handle = (deps) => async (request, response) => {
  const downtime = requested(request, deps);
  if (!downtime) throw errors.noSuchDowntime(String(request.params.id));
  await deps.downtimes.cancel([downtime.id]);
  response.status(204).end();
};

/** Those that are not over and have just this scope, in whatever order. */
const cancelByScope: Handle = (deps) => async (request, response) => {
  const { downtimes, clock } = deps;
  const wanted = partsOf(readLegacyScope(objectBody(request.body).scope));
  const found = downtimes
    .list()
    .filter((each) => ['active', 'scheduled'].includes(downtimes.statusOf(each, clock.now())))
    .filter(({ scope }) => partsOf(scope) === wanted);
  if (found.length === 0) throw errors.noDowntimesOfScope();
  await downtimes.cancel(found.map(({ id }) => id));
  response.json({ cancelled_ids: found.map(({ number }) => number) });
};

/** The downtimes that a monitor is in now. */
const ofMonitor: Handle = (deps) => (request, response) => {
  const monitor = requestedMonitor(String(request.params.id), deps);
  if (!monitor) throw errors.noSuchMonitor();
  response.json(deps.downtimes.matching(monitor, []).map(({ downtime }) => show(deps, downtime)));
};

function show({ downtimes, clock }: DowntimeDeps, downtime: Downtime, withCreator = false) {
  return toDowntimeV1(downtime, { downtimes, nowMs: clock.now(), withCreator });
}

function requested(request: Request, { downtimes }: DowntimeDeps): Downtime | undefined {
  const text = String(request.params.id);
  return /^\d{1,16}$/.test(text) ? downtimes.findNumber(Number(text)) : undefined;
}

function partsOf(scope: string): string {
  return parseScope(scope).parts.toSorted().join(' ').toLowerCase();
}

/** Downtimes, version 1 (api.md 7.1); the same downtimes as those of version 2. */
export const downtimeRoutesV1: readonly Route<DowntimeDeps>[] = [
  { keys: 'api+app', method: 'post', path: '/api/v1/downtime', handle: create },
  { keys: 'api+app', method: 'get', path: '/api/v1/downtime', handle: list },
  { keys: 'api+app', method: 'post', path: '/api/v1/downtime/cancel/by_scope', handle: cancelByScope },
  { keys: 'api+app', method: 'get', path: '/api/v1/downtime/:id', handle: get },
  { keys: 'api+app', method: 'put', path: '/api/v1/downtime/:id', handle: change },
  { keys: 'api+app', method: 'delete', path: '/api/v1/downtime/:id', handle: cancel },
  { keys: 'api+app', method: 'get', path: '/api/v1/monitor/:id/downtimes', handle: ofMonitor },
];
