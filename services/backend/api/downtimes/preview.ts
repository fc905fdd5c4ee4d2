import type { DowntimePreview } from '../../../../lib/api-types/downtimes.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { previewDowntime } from '../../monitors/downtimes/preview-downtime.ts';
import { readDowntime } from '../../monitors/downtimes/read-downtime.ts';
import { objectBody } from '../dashboards/object-body.ts';
import { checkMonitor } from './check-monitor.ts';
import type { DowntimeDeps } from './downtime-deps.ts';

const shownMonitors = 100;

/**
 * `POST /labrador/api/downtimes/preview` of the attributes of version 2: when the downtime would be, and for what, before it is made.
 * What is wrong with them is refused as when it is made.
 */
const preview: Route<DowntimeDeps>['handle'] = (deps) => (request, response) => {
  const nowMs = deps.clock.now();
  const settings = checkMonitor(readDowntime(objectBody(request.body), { nowMs }), deps);
  const { occurrences, groupsOf } = previewDowntime(settings, nowMs);
  const monitors = deps.monitors.list().flatMap((monitor) => {
    const groups = deps.monitorStates.stateOf(monitor.id).groups.map(({ group }) => group);
    const muted = groupsOf(monitor, groups);
    if (!muted) return [];
    return [{ id: monitor.id, name: monitor.name, groups: muted.map(({ key }) => key), groupCount: groups.length }];
  });
  const answer: DowntimePreview = {
    occurrences: occurrences.map(({ startMs, endMs }) => ({ startMs, endMs: Number.isFinite(endMs) ? endMs : null })),
    monitors: monitors.slice(0, shownMonitors),
  };
  response.json(answer);
};

/** What the console asks of downtimes beside Datadog's API. */
export const downtimePreviewRoutes: readonly Route<DowntimeDeps>[] = [
  { keys: 'api+app', method: 'post', path: '/labrador/api/downtimes/preview', handle: preview },
];
