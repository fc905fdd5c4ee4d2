import type { MonitorOptions, MonitorThresholds } from '../../../../../lib/api-types/monitors.ts';
import type { ServiceCheck } from '../../../../../lib/model/service-check.ts';
import type { ServiceCheckMonitorQuery } from '../../../../../lib/monitor-language/types.ts';
import { matchFilter } from '../../../../../lib/query-language/match-filter.ts';
import type { TagFilter } from '../../../../../lib/query-language/types.ts';
import type { ServiceCheckReader } from '../../../store/store.ts';
import type { EvaluatedGroup, GroupEvaluation, MonitorEvaluation } from '../evaluation.ts';
import type { HostTagReader } from '../host-tags.ts';
import { tagGroups } from '../tag-groups.ts';
import { toGroup } from '../to-group.ts';
import { stateOfRun } from './state-of-run.ts';
import { stateOfShares } from './state-of-shares.ts';

/** How far back reports are read, and how long one counts where the monitor does not say. */
const dayMs = 86_400_000;

/** A report, and all tags that it has of its own and of its host. */
interface TaggedReport {
  readonly report: ServiceCheck;
  readonly tags: readonly string[];
}

/**
 * Evaluates a service check: of each group the status that its last reports have in a row, or how many of its sources have a
 * status. A group whose newest report is older than `no_data_timeframe` has no data.
 */
export async function evaluateServiceCheck(
  parts: {
    readonly reader: Pick<ServiceCheckReader, 'recent'>;
    readonly hostTags: HostTagReader;
    readonly query: ServiceCheckMonitorQuery;
    readonly options: MonitorOptions;
  },
  nowMs: number,
): Promise<MonitorEvaluation> {
  const { query, options } = parts;
  const toMs = nowMs - (options.evaluation_delay ?? 0) * 1000;
  const window = { fromMs: toMs - dayMs, toMs };
  const thresholds = options.thresholds ?? {};
  const reports = await parts.reader.recent({
    check: query.check,
    last: query.count === 'count_by_status' ? mostInRow(query, thresholds) : 1,
    fromS: window.fromMs / 1000,
    toS: window.toMs / 1000,
  });
  const tagsOf = await parts.hostTags.read();
  const asked = isAsked(query);
  const found = reports.map((report) => ({ report, tags: allTags(report, tagsOf) })).filter(({ tags }) => asked(tags));
  const countsFromMs = toMs - (options.no_data_timeframe ?? 0) * 60_000;
  const groups = byGroup(found, query.groupBy).filter(
    ({ reports: [newest] }) => !options.no_data_timeframe || (newest?.report.timestampS ?? 0) * 1000 >= countsFromMs,
  );
  return { window, groups: groups.map((group) => evaluationOf(group, { query, thresholds })) };
}

function mostInRow({ last }: ServiceCheckMonitorQuery, thresholds: MonitorThresholds): number {
  const { critical = 1, warning = 1, ok = 1, unknown = 1 } = thresholds;
  return Math.max(last, critical, warning, ok, unknown);
}

function allTags({ host, tags }: ServiceCheck, tagsOf: (host: string) => readonly string[]): readonly string[] {
  return [...new Set([...tags, ...tagsOf(host)])];
}

function isAsked({ over, exclude }: ServiceCheckMonitorQuery): (tags: readonly string[]) => boolean {
  const toTerm = (tag: string): TagFilter => ({ kind: 'tag', tag });
  const excluded = exclude.map((tag): TagFilter => ({ kind: 'not', term: toTerm(tag) }));
  return matchFilter({ kind: 'and', terms: [...over.map(toTerm), ...excluded] });
}

interface ReportGroup {
  readonly tags: readonly string[];
  /** Newest first. */
  readonly reports: TaggedReport[];
}

function byGroup(reports: readonly TaggedReport[], keys: readonly string[]): readonly ReportGroup[] {
  const groups = new Map<string, ReportGroup>();
  for (const report of reports) {
    const own = report.report.host === '' ? [] : [`host:${report.report.host}`];
    const choices = keys.includes('*') ? [[...new Set([...report.report.tags, ...own])]] : tagGroups(report.tags, keys);
    for (const tags of choices) {
      const { key } = toGroup(tags);
      const found = groups.get(key);
      if (found) found.reports.push(report);
      else groups.set(key, { tags, reports: [report] });
    }
  }
  return [...groups.values()];
}

function evaluationOf(
  { tags, reports }: ReportGroup,
  { query, thresholds }: { readonly query: ServiceCheckMonitorQuery; readonly thresholds: MonitorThresholds },
): EvaluatedGroup {
  const newest = reports[0]?.report;
  const lastDataAtMs = (newest?.timestampS ?? 0) * 1000;
  const checkMessage = newest?.message ?? '';
  const statuses = reports.map(({ report }) => report.status);
  const decided =
    query.count === 'count_by_status' ? stateOfRun(statuses, thresholds) : stateOfShares(statuses, thresholds);
  const evaluation: GroupEvaluation = decided
    ? { kind: 'state', ...decided, lastDataAtMs, checkMessage }
    : { kind: 'skipped', lastDataAtMs };
  return { group: toGroup(tags), evaluation };
}
