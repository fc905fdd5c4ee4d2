import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import type { Store } from '../../store/store.ts';
import { evaluateServiceCheck } from './checks/evaluate-service-check.ts';
import { evaluateComposite, type MemberStatus } from './composite/evaluate-composite.ts';
import { evaluateFormulaMonitor } from './evaluate-formula-monitor.ts';
import { evaluateSpansMonitor } from './evaluate-spans-monitor.ts';
import type { MonitorEvaluation } from './evaluation.ts';
import { evaluateEvents } from './events/evaluate-events.ts';
import type { HostTagReader } from './host-tags.ts';
import { evaluateMetric } from './metric/evaluate-metric.ts';
import type { EvaluationReads } from './shared-reads.ts';

/** What monitors read. */
export type MonitorSources = Pick<Store, 'metrics' | 'spans' | 'events' | 'checks' | 'hosts'>;

/** What evaluations of the same minute share. */
export interface EvaluationContext {
  readonly sources: MonitorSources;
  readonly hostTags: HostTagReader;
  /** What several monitors read in the same way: of `sources`, once for all of them. */
  readonly reads: EvaluationReads;
  /** Of composites: a monitor, as it is after its evaluation. */
  readonly memberOf: (monitorId: number) => MemberStatus | undefined;
  readonly nowMs: number;
}

/**
 * Evaluates a monitor: each of its groups that have data gets a value or a state.
 * @throws what says why it cannot be evaluated
 */
export async function evaluateMonitor(
  { options }: Pick<MonitorRecord, 'options'>,
  query: MonitorQuery,
  { sources, hostTags, reads, memberOf, nowMs }: EvaluationContext,
): Promise<MonitorEvaluation> {
  switch (query.kind) {
    case 'metric':
      return evaluateMetric({ reader: reads.metrics, query, options }, nowMs);
    case 'formula':
      return evaluateFormulaMonitor({ deps: sources, reader: reads.metrics, query, options }, nowMs);
    case 'service check':
      return evaluateServiceCheck({ reader: reads.checks, hostTags, query, options }, nowMs);
    case 'events':
      return evaluateEvents({ reader: reads.events, hostTags, query, options }, nowMs);
    case 'trace-analytics':
      return evaluateSpansMonitor({ reader: sources.spans, query, options }, nowMs);
    case 'composite':
      return evaluateComposite(query, { memberOf, keepsNoData: !options.notify_no_data }, nowMs);
  }
}
