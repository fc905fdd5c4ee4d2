import type { CheckProblem, CheckStatus } from '../../../lib/model/check-status.ts';

/** A line of `agent_checks` (wire.md 3.3); the last place is for metadata of the check, of which there is none. */
export type CheckRow = readonly [
  check: string,
  sourceTypeName: string,
  /** Check id, or `initialization` for what could not be loaded. */
  checkId: string,
  state: 'OK' | 'WARNING' | 'ERROR',
  message: string,
  metadata: object,
];

/** Characters of a message at most: an instance may have a hundred warnings. */
const longestMessage = 4000;

/** What the intake is told of each instance that has run, by its last run, and of checks that could not be loaded. */
export function checkRows(checks: readonly CheckStatus[], problems: readonly CheckProblem[]): CheckRow[] {
  return [
    ...checks.flatMap((status): CheckRow[] => {
      if (!hasRun(status)) return [];
      const { check, checkId } = status;
      const [state, message] = stateOf(status);
      return [[check, check, checkId, state, message.slice(0, longestMessage), {}]];
    }),
    ...[...loadErrors(problems)].map(([check, texts]): CheckRow => {
      return [check, check, 'initialization', 'ERROR', texts.join('\n').slice(0, longestMessage), {}];
    }),
  ];
}

/** Whether there is something to tell: a run has ended, or could not be made. */
export function hasRun({ runs, lastError }: CheckStatus): boolean {
  return runs > 0 || lastError !== undefined;
}

/** Of the last run that ended: one that is going says nothing yet. */
function stateOf({ lastError, lastWarnings }: CheckStatus): [CheckRow[3], string] {
  if (lastError !== undefined) return ['ERROR', lastError];
  return lastWarnings.length > 0 ? ['WARNING', lastWarnings.join('\n')] : ['OK', ''];
}

/** Errors by check; what concerns none (datadog.yaml) is not told. */
function loadErrors(problems: readonly CheckProblem[]): Map<string, string[]> {
  const byCheck = new Map<string, string[]>();
  for (const { severity, check, file, line, message } of problems) {
    if (severity !== 'error' || check === '') continue;
    const text = `${file}${line === undefined ? '' : `:${line}`}: ${message}`;
    byCheck.set(check, [...(byCheck.get(check) ?? []), text]);
  }
  return byCheck;
}
