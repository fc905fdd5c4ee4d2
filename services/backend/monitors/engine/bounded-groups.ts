import type { MonitorEvaluation } from '../evaluate/evaluation.ts';

/** Groups of a monitor that are known at a time. As many are those that a metric query may have. */
const mostGroups = 10_000;

const problem =
  `it has more than ${mostGroups} groups, silent ones among them, and new ones are left out: ` +
  'group by fewer tags, narrow the scope, or shorten group_retention_duration';

/** An evaluation without new groups that a monitor has no room for; those that are known are in it whatever their number. */
export function boundedGroups(evaluation: MonitorEvaluation, known: ReadonlyMap<string, unknown>): MonitorEvaluation {
  let room = mostGroups - known.size;
  if (evaluation.groups.length <= room) return evaluation;
  const groups = evaluation.groups.filter(({ group }) => known.has(group.key) || room-- > 0);
  return groups.length === evaluation.groups.length ? evaluation : { ...evaluation, groups, problem };
}
