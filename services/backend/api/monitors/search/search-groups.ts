import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { MonitorGroupStatus } from '../../../../../lib/model/monitor.ts';
import { optionalParam } from '../../request-params.ts';
import { secondsOf } from '../group-states.ts';
import type { MonitorDeps } from '../monitor-deps.ts';
import { readMonitorSearch } from './match-search.ts';
import { factsOfGroup, type SearchFacts } from './search-facts.ts';
import { facetsOf, pageOf } from './search-page.ts';

interface FoundGroup {
  readonly record: MonitorRecord;
  readonly status: MonitorGroupStatus;
  readonly facts: SearchFacts;
}

/** `GET /api/v1/monitor/groups/search?[query=][&page=][&per_page=][&sort=]`: as the search of monitors, of each of their groups. */
export const searchGroups: Route<MonitorDeps>['handle'] = (deps) => (request, response) => {
  const matches = readMonitorSearch(optionalParam(request, 'query') ?? '');
  const nowMs = deps.clock.now();
  const found = deps.monitors
    .list()
    .flatMap((record) =>
      deps.monitorStates
        .stateOf(record.id)
        .groups.map((status) => ({ record, status, facts: factsOfGroup(record, status, deps) })),
    )
    .filter(({ facts }) => matches(facts, nowMs));
  const { shown, metadata } = pageOf(request, found);
  response.json({
    counts: facetsOf(found, deps.monitors),
    groups: shown.map((each) => showFound(each, deps)),
    metadata,
  });
};

function showFound({ record, status, facts }: FoundGroup, { downtimes, clock }: MonitorDeps): unknown {
  const { group } = status;
  const tags = [...new Set([...group.tags, ...record.tags])].sort();
  const untilMs = facts.mute?.untilMs;
  return {
    monitor_id: record.id,
    monitor_name: record.name,
    group: group.key,
    group_tags: group.tags,
    status: status.state,
    last_triggered_ts: secondsOf(status.lastTriggeredAtMs),
    last_nodata_ts: secondsOf(status.lastNoDataAtMs),
    muted: facts.mute !== undefined,
    muted_until_ts: secondsOf(untilMs),
    muted_remaining: untilMs === undefined || untilMs === null ? null : secondsOf(untilMs - clock.now()),
    downtimes: downtimes.mutingOf(record, group, clock.now())?.downtimeIds ?? [],
    all_tags: tags,
    env_tags: tags.filter((tag) => tag.startsWith('env:')),
    team_tags: tags.filter((tag) => tag.startsWith('team:')),
    priority: record.priority,
  };
}
