import type { MonitorRecord } from '../../../lib/api-types/monitors.ts';
import type { MonitorState } from '../../../lib/model/monitor.ts';
import type { EvaluationSummary, MonitorsSummary } from '../../../lib/model/process-status.ts';
import type { MonitorStates } from './monitor-states.ts';

/** Problems that are shown. */
const maxShown = 50;

/** How monitors are, and what of them cannot be evaluated; for the lab's status. */
export function summarizeMonitors(
  records: readonly Pick<MonitorRecord, 'id' | 'name'>[],
  engine: Pick<MonitorStates, 'stateOf'> & { readonly lastEvaluation: EvaluationSummary | undefined },
): MonitorsSummary {
  const byState = new Map<MonitorState, number>();
  const problems: MonitorsSummary['problems'][number][] = [];
  for (const { id, name } of records) {
    const { overall, problem } = engine.stateOf(id);
    byState.set(overall, (byState.get(overall) ?? 0) + 1);
    if (problem !== undefined) problems.push({ monitorId: id, name, problem });
  }
  const { lastEvaluation } = engine;
  return {
    count: records.length,
    byState: Object.fromEntries(byState),
    withProblems: problems.length,
    problems: problems.slice(0, maxShown),
    ...(lastEvaluation && { lastEvaluation }),
  };
}
