import type { Route } from '../../../../lib/http/route.ts';
import { booleanParam, optionalParam } from '../request-params.ts';
import { readGroupStates, showGroups } from './group-states.ts';
import { matchingDowntimes } from './matching-downtimes.ts';
import type { MonitorDeps } from './monitor-deps.ts';
import { monitorIdOf } from './monitor-ids.ts';
import { showMonitorWithCreator } from './show-monitor.ts';

/** `GET /api/v1/monitor/{id}[?group_states=][&with_downtimes=]` */
export const getMonitor: Route<MonitorDeps>['handle'] = (deps) => (request, response) => {
  const states = optionalParam(request, 'group_states');
  const asked = states === undefined ? undefined : readGroupStates(states);
  const record = deps.monitors.get(monitorIdOf(request));
  response.json({
    ...showMonitorWithCreator(record, deps),
    ...(booleanParam(request, 'with_downtimes') && { matching_downtimes: matchingDowntimes(record, deps) }),
    ...(asked && { state: { groups: showGroups(deps.monitorStates.stateOf(record.id).groups, asked) } }),
  });
};
