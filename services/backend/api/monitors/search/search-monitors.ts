import type { LabFoundMonitor } from '../../../../../lib/api-types/monitor-pages.ts';
import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { MonitorGroupStatus } from '../../../../../lib/model/monitor.ts';
import { severityOf } from '../../../monitors/transition/state-words.ts';
import { recordedTime } from '../../dashboards/recorded-time.ts';
import { legacyCreator } from '../../downtimes/downtime-creator.ts';
import { optionalParam } from '../../request-params.ts';
import { secondsOf } from '../group-states.ts';
import type { MonitorDeps } from '../monitor-deps.ts';
import { classificationOf } from '../query-facts.ts';
import { labOrganisation } from '../show-monitor.ts';
import { readMonitorSearch } from './match-search.ts';
import { factsOfMonitor, type SearchFacts } from './search-facts.ts';
import { countsOf, facetsOf, pageOf } from './search-page.ts';

interface FoundMonitor {
  readonly record: MonitorRecord;
  readonly facts: SearchFacts;
}

/** `GET /api/v1/monitor/search?[query=][&page=][&per_page=][&sort=]` */
export const searchMonitors: Route<MonitorDeps>['handle'] = (deps) => (request, response) => {
  const matches = readMonitorSearch(optionalParam(request, 'query') ?? '');
  const nowMs = deps.clock.now();
  const found = deps.monitors
    .list()
    .map((record) => ({ record, facts: factsOfMonitor(record, deps) }))
    .filter(({ facts }) => matches(facts, nowMs));
  const { shown, metadata } = pageOf(request, found);
  response.json({
    counts: facetsOf(found, deps.monitors),
    monitors: shown.map((each) => showFound(each, deps)),
    metadata,
  });
};

function showFound({ record, facts }: FoundMonitor, { monitors, monitorStates }: MonitorDeps): unknown {
  const { groups, overallSinceMs, problem } = monitorStates.stateOf(record.id);
  const triggered = groups.flatMap(({ lastTriggeredAtMs }) => lastTriggeredAtMs ?? []);
  return {
    id: record.id,
    name: record.name,
    status: facts.status,
    query: record.query,
    tags: record.tags,
    type: record.type,
    classification: classificationOf(monitors.queryOf(record)),
    scopes: facts.scopes,
    metrics: facts.metrics,
    creator: legacyCreator,
    notifications: facts.handles.map((handle) => ({ handle, name: handle })),
    last_triggered_ts: triggered.length === 0 ? null : secondsOf(Math.max(...triggered)),
    muted_until_ts: secondsOf(facts.mute?.untilMs),
    priority: record.priority,
    org_id: labOrganisation,
    overall_state_modified: overallSinceMs === undefined ? null : recordedTime(overallSinceMs),
    restricted_roles: record.restricted_roles,
    quality_issues: [],
    lab: {
      muted: facts.mute !== undefined,
      groups: statesOf(groups),
      ...(problem !== undefined && { problem }),
      ...(record.file !== undefined && { file: record.file }),
    } satisfies LabFoundMonitor,
  };
}

/** How many groups are in which state, the most severe first. */
function statesOf(groups: readonly MonitorGroupStatus[]): LabFoundMonitor['groups'] {
  return countsOf(groups.map(({ state }) => state)).toSorted((a, b) => severityOf(b.name) - severityOf(a.name));
}
