import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { LabMonitorPreview } from '../../../../../lib/api-types/monitor-pages.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { MonitorState } from '../../../../../lib/model/monitor.ts';
import { checkTemplates } from '../../../monitors/definitions/check-templates.ts';
import type { Notifier } from '../../../notify/delivery/notifier.ts';
import { alertMessage } from '../../../notify/message/alert-message.ts';
import { groupValues } from '../../../notify/message/group-values.ts';
import { messageProblems } from '../../../notify/message/message-problems.ts';
import { labUser } from '../../dashboards/lab-user.ts';
import { objectBody } from '../../dashboards/object-body.ts';
import { consoleUrl } from '../../dashboards/public/console-url.ts';
import { type TryDeps, triedTransition, tryMonitor } from './tried-monitor.ts';

/** What trying a monitor and its message takes. */
export interface TryMonitorDeps extends TryDeps {
  readonly notifier: Pick<Notifier, 'sendTest'>;
}

type Handle = Route<TryMonitorDeps>['handle'];

const states: readonly MonitorState[] = ['Alert', 'Warn', 'No Data', 'OK'];

/** Groups that are told of. */
const mostGroups = 100;

/** `POST /labrador/api/monitors/preview` of `{monitor, to}`: what a monitor would find now, and what it would say of it. */
const preview: Handle = (deps) => async (request, response) => {
  const { monitor, to } = readTry(request);
  const tried = await tryMonitor(monitor, deps);
  const { record, query, groups, problem } = tried;
  const transition = triedTransition(tried, { id: 'preview', to });
  const { host: name } = groupValues(transition.group.tags);
  const [host] = name === undefined ? [] : await deps.store.hosts.get([name]);
  const alert = { transition, monitor: record, query, eventId: '0', consoleUrl: consoleUrl(request) };
  const { title, body, handles } = alertMessage({ ...alert, ...(host && { host }) });
  const answer: LabMonitorPreview = {
    type: record.type,
    name: record.name,
    groups: groups.slice(0, mostGroups).map(({ group, state, value }) => ({
      ...{ key: group.key, state },
      ...(value !== undefined && { value }),
    })),
    groupCount: groups.length,
    ...(problem !== undefined && { problem }),
    message: { group: transition.group.key, title, body, handles: handles.map(({ text }) => text) },
    messageProblems: [record.name, record.message, record.options.escalation_message ?? ''].flatMap((text) =>
      messageProblems(text, query),
    ),
  };
  response.set('Cache-Control', 'no-store').json(answer);
};

/** `POST /labrador/api/monitors/test` of `{monitor, to}`: sends what it would say, marked as a test, to whom its message names. */
const sendTest: Handle = (deps) => async (request, response) => {
  const { monitor, to } = readTry(request);
  const tried = await tryMonitor(monitor, deps);
  checkTemplates(tried.record);
  const transition = triedTransition(tried, { id: `test-${randomUUID()}`, to });
  await deps.notifier.sendTest(tried.record, transition, labUser.handle);
  response.json({});
};

function readTry(request: Request): { readonly monitor: unknown; readonly to: MonitorState } {
  const { monitor, to = 'Alert' } = objectBody(request.body);
  const state = states.find((each) => each === to);
  if (state === undefined) throw errors.badParameter('to');
  return { monitor, to: state };
}

/** Monitors that are tried before they are kept; types in lib/api-types/monitor-pages.ts. */
export const tryMonitorRoutes: readonly Route<TryMonitorDeps>[] = [
  { method: 'post', path: '/labrador/api/monitors/preview', keys: 'api+app', handle: preview },
  { method: 'post', path: '/labrador/api/monitors/test', keys: 'api+app', handle: sendTest },
];
