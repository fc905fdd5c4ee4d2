import type { Route } from '../../../../lib/http/route.ts';
import { checkMembers } from '../../monitors/definitions/check-members.ts';
import { checkTemplates } from '../../monitors/definitions/check-templates.ts';
import type { JsonObject } from '../../monitors/definitions/json-object.ts';
import type { MonitorContent } from '../../monitors/definitions/monitor-content.ts';
import { readMonitor, type SentMonitor } from '../../monitors/definitions/read-monitor.ts';
import { labUser } from '../dashboards/lab-user.ts';
import { objectBody } from '../dashboards/object-body.ts';
import { booleanParam, requiredParam } from '../request-params.ts';
import { applySilenced, checkSilenced } from './apply-silenced.ts';
import type { MonitorDeps } from './monitor-deps.ts';
import { monitorIdOf, readMonitorIds } from './monitor-ids.ts';
import { showMonitor, showMonitorWithCreator } from './show-monitor.ts';

const by = labUser.handle;

type Handle = Route<MonitorDeps>['handle'];

/** `POST /api/v1/monitor` */
export const createMonitor: Handle = (deps) => async (request, response) => {
  const { content, silenced = {} } = readSent(objectBody(request.body));
  checkSilenced(silenced, deps.clock.now());
  const record = await deps.monitors.create(content, { by });
  await applySilenced(record.id, silenced, deps);
  response.json(showMonitorWithCreator(record, deps));
};

/** `PUT /api/v1/monitor/{id}`: what is not sent stays; options are replaced whole. */
export const updateMonitor: Handle = (deps) => async (request, response) => {
  const id = monitorIdOf(request);
  const body = objectBody(request.body);
  const before = deps.monitors.get(id);
  const { silenced } = readSent(body, before);
  checkSilenced(silenced ?? {}, deps.clock.now());
  const record = await deps.monitors.update(id, (now) => readSent(body, now).content, { by });
  if (silenced) await applySilenced(record.id, silenced, deps);
  response.json(showMonitor(record, deps));
};

/** `DELETE /api/v1/monitor/{id}[?force=true]`: its downtimes are called off. */
export const deleteMonitor: Handle = (deps) => async (request, response) => {
  const id = monitorIdOf(request);
  await deps.monitors.remove(id, { isForced: booleanParam(request, 'force'), by });
  await deps.downtimes.cancelOfMonitors([id]);
  response.json({ deleted_monitor_id: id });
};

/** `GET /api/v1/monitor/can_delete?monitor_ids=1,2` */
export const canDeleteMonitors: Handle = (deps) => (request, response) => {
  const ids = readMonitorIds(requiredParam(request, 'monitor_ids'));
  const reasons = ids.map((id) => [id, deps.monitors.reasonsToKeep(id)] as const);
  const kept = reasons.filter(([, texts]) => texts.length > 0);
  const data = { ok: reasons.filter(([, texts]) => texts.length === 0).map(([id]) => id) };
  if (kept.length === 0) response.json({ data, errors: null });
  else response.status(409).json({ data, errors: Object.fromEntries(kept) });
};

/** `POST /api/v1/monitor/validate` */
export const validateMonitor: Handle = (deps) => (request, response) => {
  const { content } = readSent(objectBody(request.body));
  checkMembers(content, (id) => deps.monitors.find(id));
  response.json({});
};

/** `POST /api/v1/monitor/{id}/validate`: as an update would be. */
export const validateExistingMonitor: Handle = (deps) => (request, response) => {
  const { content } = readSent(objectBody(request.body), deps.monitors.get(monitorIdOf(request)));
  checkMembers(content, (id) => deps.monitors.find(id));
  response.json({});
};

/** @throws HttpError 400, also for texts that could not be filled */
function readSent(body: JsonObject, before?: MonitorContent): SentMonitor {
  const sent = readMonitor(body, before);
  checkTemplates(sent.content);
  return sent;
}
