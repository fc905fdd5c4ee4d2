import type { EvaluationSummary, MonitorsSummary } from '../../../lib/model/process-status.ts';
import { formatDate } from './format-date.ts';
import { section } from './section.ts';
import { shortNumber } from './short-number.ts';

/** Problems that are shown. */
const maxShown = 5;

/** How many monitors there are by state, when they were evaluated last, and those that cannot be. */
export function monitorsSection({ count, byState, withProblems, problems, lastEvaluation }: MonitorsSummary): string {
  const states = Object.entries(byState).map(([state, monitors]) => `${state} ${monitors}`);
  const shown = problems.slice(0, maxShown);
  return section('Monitors', [
    `Monitors: ${count}${states.length === 0 ? '' : ` (${states.join(', ')})`}`,
    `Last Evaluation: ${evaluationText(lastEvaluation)}`,
    `Cannot be evaluated: ${withProblems}`,
    ...shown.map(({ monitorId, name, problem }) => `  monitor ${monitorId} (${name}): ${problem}`),
    ...(withProblems > shown.length ? [`  and ${withProblems - shown.length} more`] : []),
  ]);
}

function evaluationText(last: EvaluationSummary | undefined): string {
  if (!last) return formatDate(undefined);
  const took = last.tookMs === undefined ? 'still runs' : `took ${shortNumber(last.tookMs / 1000)} s`;
  return `${formatDate(last.atMs)}, ${took}${last.failure === undefined ? '' : `, failed: ${last.failure}`}`;
}
