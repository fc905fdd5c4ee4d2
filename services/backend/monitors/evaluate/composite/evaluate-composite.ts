import type { MonitorGroup, MonitorState } from '../../../../../lib/model/monitor.ts';
import type { CompositeMonitorQuery } from '../../../../../lib/monitor-language/types.ts';
import type { EvaluatedGroup, GroupEvaluation, MonitorEvaluation } from '../evaluation.ts';
import { composeStates } from './compose-states.ts';

/** A monitor that composites are made of, as it is after its own evaluation. */
export interface MemberStatus {
  /** As it is written. */
  readonly name: string;
  readonly isMulti: boolean;
  readonly groups: readonly { readonly group: MonitorGroup; readonly state: MonitorState; readonly value?: number }[];
}

/** Groups of a member that are named where none is in common. */
const mostShown = 3;

type MemberGroup = MemberStatus['groups'][number];

/**
 * Evaluates a composite: of each group that all members with groups have in common, by the values of its tags, or of the one
 * group where none has groups.
 * @param memberOf a member by its id; undefined of one that is not there
 * @param keepsNoData whether the state stays where it would become No Data
 * @throws Error naming a member that is not there
 */
export function evaluateComposite(
  query: CompositeMonitorQuery,
  {
    memberOf,
    keepsNoData,
  }: { readonly memberOf: (id: number) => MemberStatus | undefined; readonly keepsNoData: boolean },
  nowMs: number,
): MonitorEvaluation {
  const members = query.monitorIds.map((id) => {
    const member = memberOf(id);
    if (!member) throw new Error(`there is no monitor ${id}`);
    return { id, ...member };
  });
  const multis = members.filter(({ isMulti }) => isMulti);
  const rows = commonGroups(multis);
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const groups = rows.map(({ group, states }): EvaluatedGroup => {
    const found = new Map(members.map(({ id, isMulti, groups: own }) => [id, isMulti ? states.get(id) : own[0]]));
    const state = composeStates(query.expression, (id) => found.get(id)?.state ?? 'No Data');
    const evaluation: GroupEvaluation =
      state === 'No Data' && keepsNoData
        ? { kind: 'skipped', lastDataAtMs: nowMs }
        : { kind: 'state', state, lastDataAtMs: nowMs, members: byLetter(query, { found, names }) };
    return { group, evaluation };
  });
  const isWithoutGroups = groups.length === 0 && multis.every((member) => member.groups.length > 0);
  return {
    ...{ window: { fromMs: nowMs, toMs: nowMs }, groups },
    ...(isWithoutGroups && { problem: nothingInCommon(multis) }),
  };
}

/** `its members have no group in common: monitor 1 has host:a, host:b …, monitor 2 has env:lab,team:y` */
function nothingInCommon(multis: readonly (MemberStatus & { readonly id: number })[]): string {
  const firstOf = ({ groups }: MemberStatus): string => {
    const shown = groups.slice(0, mostShown).map(({ group }) => group.key);
    return `${shown.join(', ')}${groups.length > mostShown ? ' …' : ''}`;
  };
  const each = multis.map((member) => `monitor ${member.id} has ${firstOf(member)}`);
  return `its members have no group in common: ${each.join(', ')}`;
}

interface CommonGroup {
  readonly group: MonitorGroup;
  /** Of each member with groups, its group by the member's id. */
  readonly states: ReadonlyMap<number, MemberGroup>;
}

/** Groups of the member with the most keys, as far as each other one has a group with values among theirs. */
function commonGroups(multis: readonly (MemberStatus & { readonly id: number })[]): readonly CommonGroup[] {
  const keysOf = ({ groups: [first] }: MemberStatus): number => first?.group.tags.length ?? 0;
  const [widest, ...others] = multis.toSorted((a, b) => keysOf(b) - keysOf(a));
  if (!widest) return [{ group: { key: '*', tags: [] }, states: new Map() }];
  const indexed = others.map((member) => ({ id: member.id, find: finder(member) }));
  return widest.groups.flatMap((own) => {
    const found = indexed.map(({ id, find }) => [id, find(own.group)] as const);
    if (found.some(([, group]) => group === undefined)) return [];
    const states = new Map([[widest.id, own] as const, ...(found as [number, MemberGroup][])]);
    return [{ group: own.group, states }];
  });
}

/** Finds the group of a member whose values are all among those of another group. */
function finder({ groups }: MemberStatus): (other: MonitorGroup) => MemberGroup | undefined {
  const exact = new Map(groups.map((each) => [[...valuesOf(each.group)].sort().join('\n'), each]));
  return (other) => {
    const values = valuesOf(other);
    const same = exact.get([...values].sort().join('\n'));
    return same ?? groups.find(({ group }) => [...valuesOf(group)].every((value) => values.has(value)));
  };
}

function valuesOf({ tags }: MonitorGroup): ReadonlySet<string> {
  return new Set(tags.map((tag) => tag.slice(tag.indexOf(':') + 1)));
}

function byLetter(
  query: CompositeMonitorQuery,
  {
    found,
    names,
  }: { readonly found: ReadonlyMap<number, MemberGroup | undefined>; readonly names: ReadonlyMap<number, string> },
) {
  return Object.fromEntries(
    query.monitorIds.map((id, at) => {
      const member = found.get(id);
      const letter = String.fromCharCode('a'.charCodeAt(0) + at);
      return [
        letter,
        {
          ...{ name: names.get(id) ?? '', state: member?.state ?? 'No Data' },
          ...(member?.value !== undefined && { value: member.value }),
        },
      ];
    }),
  );
}
