import type { LabServiceCheck } from '../../../../../lib/api-types/service-checks.ts';
import type { CheckStatusWidget } from '../../../../../lib/widget/read-check-status.ts';
import { severityOf } from '../../service-checks/statuses.ts';

/** A group of a check with the report that decides its status: the worst, of these the newest. */
export interface CheckGroup {
  readonly name: string;
  readonly report: LabServiceCheck;
}

/** The groups that a widget is about, the worst first, then by name. A report without a tag key has `–` for it. */
export function checkGroups(
  reports: readonly LabServiceCheck[],
  { check, groupBy, condition }: Pick<CheckStatusWidget, 'check' | 'groupBy' | 'condition'>,
): readonly CheckGroup[] {
  if (condition.kind === 'fault') return [];
  const meant = reports.filter((report) => report.check === check && condition.matches(allTags(report)));
  const groups = [...Map.groupBy(meant, (report) => groupName(report, groupBy))].flatMap(([name, own]) => {
    const [report] = own.toSorted(worstFirst);
    return report ? [{ name, report }] : [];
  });
  return groups.sort((a, b) => severityOf(b.report.status) - severityOf(a.report.status) || byName(a.name, b.name));
}

function allTags({ host, tags, hostTags }: LabServiceCheck): readonly string[] {
  return [...(host ? [`host:${host}`] : []), ...tags, ...hostTags];
}

function groupName(report: LabServiceCheck, keys: readonly string[]): string {
  const own = [...(report.host ? [`host:${report.host}`] : []), ...report.tags];
  if (keys.length === 0) return own.join(', ') || report.check;
  return keys.map((key) => allTags(report).find((tag) => tag.startsWith(`${key}:`)) ?? `${key}:–`).join(', ');
}

function worstFirst(a: LabServiceCheck, b: LabServiceCheck): number {
  return severityOf(b.status) - severityOf(a.status) || b.reportedAtS - a.reportedAtS;
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
