import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { isJsonObject } from '../dashboards/json-object.ts';
import { labUser } from '../dashboards/lab-user.ts';
import { objectBody } from '../dashboards/object-body.ts';
import type { MonitorDeps } from './monitor-deps.ts';
import { toId } from './monitor-ids.ts';
import { showMonitor } from './show-monitor.ts';

/** A group of a monitor, by its key, or all of its groups. */
interface Resolution {
  readonly id: number;
  readonly group: string;
}

/** `POST /monitor/bulk_resolve` of `{"resolve": [{"<id>": "<group>" or "ALL_GROUPS"}]}`: all or none; answered with the monitors. */
export const resolveMonitors: Route<MonitorDeps>['handle'] = (deps) => async (request, response) => {
  const { resolve } = objectBody(request.body);
  if (resolve === undefined) throw errors.parameterMissing('resolve');
  if (!Array.isArray(resolve)) throw notAsWritten();
  const asked = resolve.flatMap(readResolution);
  for (const { id } of asked) deps.monitors.get(id);
  for (const each of asked) checkGroup(each, deps);
  for (const { id, group } of asked) {
    await deps.monitorStates.resolve(id, group === 'ALL_GROUPS' ? group : [keyOf(group)], labUser.handle);
  }
  const ids = new Set(asked.map(({ id }) => id));
  response.json(Array.from(ids, (id) => showMonitor(deps.monitors.get(id), deps)));
};

function notAsWritten(): Error {
  return errors.badParameterBecause('resolve', 'must be a list, such as [{"1": "host:a"}, {"2": "ALL_GROUPS"}]');
}

function readResolution(entry: unknown): readonly Resolution[] {
  if (!isJsonObject(entry)) throw notAsWritten();
  return Object.entries(entry).map(([text, group]) => {
    const id = toId(text);
    if (id === undefined || typeof group !== 'string') throw notAsWritten();
    return { id, group };
  });
}

/** @throws HttpError 400 when the monitor has no such group */
function checkGroup({ id, group }: Resolution, { monitorStates }: MonitorDeps): void {
  if (group === 'ALL_GROUPS') return;
  const isThere = monitorStates.stateOf(id).groups.some((each) => each.group.key === keyOf(group));
  if (!isThere) throw errors.badParameterBecause('resolve', `monitor ${id} has no group '${group.slice(0, 200)}'`);
}

/** Keys of groups have their tags in order. */
function keyOf(group: string): string {
  return group
    .split(',')
    .map((tag) => tag.trim())
    .sort()
    .join(',');
}
