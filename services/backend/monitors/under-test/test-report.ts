import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import { type Difference, printChange } from './check-expectation.ts';
import type { MonitorTest } from './monitor-test.ts';
import type { TestResult } from './run-test.ts';

/** What came of a file, or why it could not be read. */
export type FileReport =
  | { readonly file: string; readonly problem: string }
  | { readonly file: string; readonly tests: readonly RunTest[] };

export interface RunTest {
  readonly test: MonitorTest;
  readonly result: TestResult;
  readonly tookMs: number;
}

/** What a file of tests came to, for people to read. */
export function printReport(report: FileReport): string {
  if ('problem' in report) return `${report.file}\n${indented(report.problem, 2)}\n`;
  return `${report.file}\n${report.tests.map(printTest).join('')}`;
}

/** The name of a test, or where it has none that of its monitor. */
export function nameOf({ name, monitors }: MonitorTest): string {
  return name || (monitors[0]?.name ?? '');
}

function printTest({ test, result }: RunTest): string {
  const { differences, minutes } = result;
  const count = `${test.expectations.length} expectations, ${minutes} minutes`;
  if (differences.length === 0) return `  ✔ ${nameOf(test)} (${count})\n`;
  const lines = [...differences.map((each) => printDifference(each, test)), printHistory(result.transitions, test)];
  return `  ✖ ${nameOf(test)} (${count})\n${indented(lines.join('\n'), 6)}\n`;
}

/** `at 9m (08:09:00), host:a: state` with what was expected and what was. */
export function printDifference(
  { atMs, group, what, expected, actual }: Difference,
  { times }: Pick<MonitorTest, 'times'>,
): string {
  const where = `at ${times.print(atMs)}${group === undefined ? '' : `, ${group}`}: ${what}`;
  return `${where}\n  expected  ${expected}\n  actual    ${actual}`;
}

/** What there was of transitions, in order, a line for each. */
export function printHistory(
  transitions: readonly MonitorTransition[],
  { times, monitors }: Pick<MonitorTest, 'times' | 'monitors'>,
): string {
  if (transitions.length === 0) return 'nothing happened';
  const lines = transitions.map((each) => {
    const monitor = monitors.length > 1 ? `${monitors.find(({ id }) => id === each.monitorId)?.name}  ` : '';
    const value = each.value === undefined ? '' : `, value ${Number(each.value.toPrecision(6))}`;
    return `${times.print(each.atMs)}  ${monitor}${each.group.key}  ${printChange(each)}${value}`;
  });
  return ['what happened:', ...lines.map((line) => `  ${line}`)].join('\n');
}

function indented(text: string, by: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(by));
}
