import type { LabServiceCheck } from '../../../../lib/api-types/service-checks.ts';
import { STATUSES, type StatusWord } from './statuses.ts';

/** How many groups have which status; those that none has are not there. */
export type StatusCounts = readonly { readonly status: StatusWord; readonly groups: number }[];

/** A check over all of its groups. */
export interface CheckSummary {
  readonly check: string;
  readonly groups: number;
  /** The worst first. */
  readonly counts: StatusCounts;
}

/** Groups by status, the worst first. */
export function countStatuses(groups: readonly LabServiceCheck[]): StatusCounts {
  return STATUSES.map((status) => ({
    status,
    groups: groups.reduce((count, group) => count + Number(group.status === status.status), 0),
  })).filter((each) => each.groups > 0);
}

/** Each check with its groups by status: those with the worst first, the most of them first, then by name. */
export function summarizeChecks(groups: readonly LabServiceCheck[]): readonly CheckSummary[] {
  const summaries = [...Map.groupBy(groups, ({ check }) => check)].map(([check, ofCheck]) => ({
    check,
    groups: ofCheck.length,
    counts: countStatuses(ofCheck),
  }));
  return summaries.sort((a, b) => worseFirst(a, b) || (a.check < b.check ? -1 : 1));
}

function worseFirst(a: CheckSummary, b: CheckSummary): number {
  const [worstA, worstB] = [a.counts[0], b.counts[0]];
  if (!worstA || !worstB) return 0;
  return STATUSES.indexOf(worstA.status) - STATUSES.indexOf(worstB.status) || leastGood(a, b);
}

/** Between checks that are equally bad: not OK in more groups. */
function leastGood(a: CheckSummary, b: CheckSummary): number {
  return notOk(b) - notOk(a);
}

function notOk({ counts }: CheckSummary): number {
  return counts.reduce((sum, { status, groups }) => sum + (status.word === 'ok' ? 0 : groups), 0);
}
