import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { MonitorGroup, MonitorState, MonitorTransition } from '../../../../../lib/model/monitor.ts';
import { groupKeysOf } from '../../../../../lib/monitor-language/group-keys-of.ts';
import type { MonitorQuery } from '../../../../../lib/monitor-language/types.ts';
import { checkMembers } from '../../../monitors/definitions/check-members.ts';
import { readMonitor } from '../../../monitors/definitions/read-monitor.ts';
import { evaluateMonitor, type MonitorSources } from '../../../monitors/evaluate/evaluate-monitor.ts';
import type { EvaluatedGroup, MonitorEvaluation } from '../../../monitors/evaluate/evaluation.ts';
import { HostTagReader } from '../../../monitors/evaluate/host-tags.ts';
import { matchedNames } from '../../../monitors/evaluate/matched/matched-names.ts';
import { matchedVariables } from '../../../monitors/evaluate/matched/matched-variables.ts';
import { rulesOfMonitor } from '../../../monitors/rules/rules-of-monitor.ts';
import { levelOfValue } from '../../../monitors/transition/level-of-value.ts';
import { severityOf } from '../../../monitors/transition/state-words.ts';
import { isJsonObject } from '../../dashboards/json-object.ts';
import type { MonitorDeps } from '../../monitors/monitor-deps.ts';
import { isMulti } from '../../monitors/show-monitor.ts';

/** What trying a monitor takes that is not kept. */
export interface TryDeps extends MonitorDeps {
  readonly store: MonitorSources;
}

/** A group as a monitor would find it now, were it new. */
export interface TriedGroup {
  readonly group: MonitorGroup;
  readonly state: MonitorState;
  readonly value?: number;
  readonly members?: MonitorTransition['members'];
}

export interface TriedMonitor {
  readonly record: MonitorRecord;
  readonly query: MonitorQuery;
  /** When it was evaluated, Unix milliseconds. */
  readonly atMs: number;
  readonly window: MonitorEvaluation['window'];
  /** The most severe first. */
  readonly groups: readonly TriedGroup[];
  /** What its texts name of an event or a span that the first group has matched. */
  readonly matched?: MonitorTransition['matched'];
  /** Why it cannot be evaluated. */
  readonly problem?: string;
}

/**
 * Evaluates a monitor that may never have been kept, now, as if it were new.
 * @param sent as it would be sent to be made; with an `id` where there is one already
 * @throws HttpError 400 as when it is made
 */
export async function tryMonitor(sent: unknown, deps: TryDeps): Promise<TriedMonitor> {
  if (!isJsonObject(sent)) throw errors.badParameter('monitor');
  const { content, query } = readMonitor(sent);
  checkMembers(content, (id) => deps.monitors.find(id));
  const atMs = Math.floor(deps.clock.now());
  const id = typeof sent.id === 'number' && deps.monitors.find(sent.id) ? sent.id : 0;
  const record: MonitorRecord = { ...content, id, createdAtMs: atMs, modifiedAtMs: atMs };
  const none = { record, query, atMs, window: { fromMs: atMs - 300_000, toMs: atMs }, groups: [] };
  try {
    const { store } = deps;
    const context = { sources: store, reads: store, hostTags: new HostTagReader(store.hosts), nowMs: atMs };
    const memberOf = (member: number) => memberStatus(member, deps);
    const evaluation = await evaluateMonitor(record, query, { ...context, memberOf });
    const { window, groups } = evaluation;
    const { thresholds } = rulesOfMonitor(query, record.options);
    const tried = groups.map((each) => triedGroup(each, thresholds));
    const sorted = tried.sort((a, b) => severityOf(b.state) - severityOf(a.state));
    const wanted = { query, names: matchedNames(record, query), evaluation, spans: deps.store.spans };
    const matched = sorted[0] && (await matchedVariables(sorted[0].group, wanted));
    return { ...none, window, groups: sorted, ...(matched && { matched }) };
  } catch (error) {
    return { ...none, problem: (error as Error).message };
  }
}

function triedGroup({ group, evaluation }: EvaluatedGroup, thresholds: Parameters<typeof levelOfValue>[2]): TriedGroup {
  switch (evaluation.kind) {
    case 'value':
      return { group, value: evaluation.value, state: levelOfValue('OK', evaluation, thresholds) };
    case 'state':
      return {
        ...{ group, state: evaluation.state },
        ...(evaluation.value !== undefined && { value: evaluation.value }),
        ...(evaluation.members && { members: evaluation.members }),
      };
    case 'skipped':
      return { group, state: 'OK' };
  }
}

function memberStatus(id: number, deps: MonitorDeps) {
  const record = deps.monitors.find(id);
  return record && { name: record.name, isMulti: isMulti(record, deps), groups: deps.monitorStates.stateOf(id).groups };
}

/** A change to a state, as it would be told: of the first group, or of an example where there is none. */
export function triedTransition(
  { record, query, atMs, window, groups, matched }: TriedMonitor,
  { id, to }: { readonly id: string; readonly to: MonitorState },
): MonitorTransition {
  const [first] = groups;
  const keys = groupKeysOf(query).filter((key) => key !== '*');
  const tags = first?.group.tags ?? keys.map((key) => `${key}:example`).sort();
  const value = first?.value ?? record.options.thresholds?.critical;
  return {
    ...{ id, monitorId: record.id, to, isRenotify: false, isNotified: true, atMs, window },
    group: first?.group ?? { key: tags.join(',') || '*', tags },
    from: to === 'OK' ? 'Alert' : 'OK',
    ...(value !== undefined && to !== 'No Data' && { value }),
    ...{ firstTriggeredAtMs: atMs, lastTriggeredAtMs: atMs },
    ...(first?.members && { members: first.members }),
    ...(matched && { matched }),
  };
}
