import type { Request } from 'express';
import { z } from 'zod';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { whyInvalid } from '../../monitors/definitions/why-invalid.ts';
import type { JsonObject } from '../dashboards/json-object.ts';
import { objectBody } from '../dashboards/object-body.ts';
import { readLegacyScope } from '../downtimes/read-legacy-scope.ts';
import { toDowntimeV1 } from '../downtimes/to-downtime-v1.ts';
import { booleanParam, optionalParam } from '../request-params.ts';
import type { MonitorDeps } from './monitor-deps.ts';
import { monitorIdOf } from './monitor-ids.ts';
import { showMonitor } from './show-monitor.ts';

type Handle = Route<MonitorDeps>['handle'];

const shapes = {
  scope: z.string().nullish(),
  /** Unix seconds. */
  end: z.int({ error: 'must be Unix seconds, a whole number' }).min(0).nullish(),
  all_scopes: z.boolean().nullish(),
} as const;

/** What a mute may say, in its body or its query string; nothing at all is a mute of everything, without end. */
function readMute(request: Request): { readonly scope: string; readonly endS: number | null; readonly isAll: boolean } {
  // Old clients send the parameters of these two in the address. What the body says counts more.
  const sent = { ...paramsOf(request), ...(request.body === undefined ? {} : objectBody(request.body)) };
  for (const [name, schema] of Object.entries(shapes)) {
    const read = schema.safeParse(sent[name]);
    if (!read.success) throw errors.badParameterBecause(name, whyInvalid(read.error));
  }
  const { scope, end, all_scopes } = sent as { scope?: string; end?: number; all_scopes?: boolean };
  return { scope: readLegacyScope(scope || '*'), endS: end ?? null, isAll: all_scopes ?? false };
}

function paramsOf(request: Request): JsonObject {
  const scope = optionalParam(request, 'scope');
  const end = optionalParam(request, 'end');
  const hasAll = optionalParam(request, 'all_scopes') !== undefined;
  return {
    ...(scope !== undefined && { scope }),
    ...(end !== undefined && { end: /^\d+$/.test(end) ? Number(end) : end }),
    ...(hasAll && { all_scopes: booleanParam(request, 'all_scopes') }),
  };
}

/** `POST /api/v1/monitor/{id}/mute` of `{scope?, end?}` */
export const muteMonitor: Handle = (deps) => async (request, response) => {
  const record = deps.monitors.get(monitorIdOf(request));
  const { scope, endS } = readMute(request);
  await deps.monitorMutes.muteMonitor(record.id, scope, endS);
  response.json(showMonitor(record, deps));
};

/** `POST /api/v1/monitor/{id}/unmute` of `{scope?, all_scopes?}` */
export const unmuteMonitor: Handle = (deps) => async (request, response) => {
  const record = deps.monitors.get(monitorIdOf(request));
  const { scope, isAll } = readMute(request);
  await deps.monitorMutes.unmuteMonitor(record.id, isAll ? 'ALL_SCOPES' : scope);
  response.json(showMonitor(record, deps));
};

/** `POST /api/v1/monitor/mute_all`: a downtime of everything. */
export const muteAll: Handle =
  ({ monitorMutes, downtimes, clock }) =>
  async (_request, response) => {
    response.json(toDowntimeV1(await monitorMutes.muteAll(), { downtimes, nowMs: clock.now() }));
  };

/** `POST /api/v1/monitor/unmute_all` */
export const unmuteAll: Handle =
  ({ monitorMutes }) =>
  async (_request, response) => {
    await monitorMutes.unmuteAll();
    response.status(204).end();
  };
