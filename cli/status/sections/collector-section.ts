import type { CheckProblem, CheckStatus } from '../../../lib/model/check-status.ts';
import type { AgentStatus } from '../../../lib/model/process-status.ts';
import { formatDate } from './format-date.ts';
import { block, section } from './section.ts';
import { shortNumber } from './short-number.ts';

/** Each instance that runs, with the Agent's lines and a few more, and what is wrong in files. */
export function collectorSection({ checks, problems }: AgentStatus): string {
  const byCheck = [...Map.groupBy(checks, ({ check }) => check)];
  const running = byCheck.flatMap(([check, instances]) => [
    ...block(
      check,
      instances.flatMap((each) => [...instanceLines(each), '']),
      '-',
    ),
  ]);
  const errors = problems.filter(({ severity }) => severity === 'error');
  return section('Collector', [
    ...block('Running Checks', running.length > 0 ? running.slice(0, -1) : ['none'], '='),
    ...problemBlock('Config Errors', errors.filter(isOfConfiguration)),
    ...problemBlock(
      'Loading Errors',
      errors.filter((problem) => !isOfConfiguration(problem)),
    ),
    ...problemBlock(
      'Warnings',
      problems.filter(({ severity }) => severity === 'warning'),
    ),
  ]);
}

function instanceLines(check: CheckStatus): string[] {
  const { metricSamples: metrics, events, serviceChecks } = check;
  return [
    `Instance ID: ${check.checkId} [${check.state.toUpperCase()}]`,
    `Configuration Source: ${check.source}`,
    `Total Runs: ${check.runs}`,
    `Metric Samples: Last Run: ${metrics.last}, Total: ${metrics.total}`,
    `Events: Last Run: ${events.last}, Total: ${events.total}`,
    `Service Checks: Last Run: ${serviceChecks.last}, Total: ${serviceChecks.total}`,
    `Average Execution Time : ${milliseconds(check.averageDurationMs)}`,
    `Last Execution Date : ${formatDate(check.lastRunAtMs)}`,
    `Last Successful Execution Date : ${formatDate(check.lastSuccessAtMs)}`,
    `Next Execution Date : ${check.nextRunAtMs === undefined ? 'None' : formatDate(check.nextRunAtMs)}`,
    `Interval: ${check.intervalS} s${punctualityText(check)}`,
    `Errors: ${check.errors}, Warnings: ${check.warnings}, Missed Runs: ${check.missedRuns}`,
    ...(check.lastSubmitted.length > 0 ? [`Submitted: ${submittedText(check)}`] : []),
    ...(check.lastError === undefined ? [] : errorLines(check.lastError)),
    ...check.lastWarnings.flatMap((warning) => continued(`Warning: ${warning}`)),
  ];
}

/** Of the last run, where there was one. */
function punctualityText({ lastDurationMs, latenessMs }: CheckStatus): string {
  if (lastDurationMs === undefined) return '';
  return `, last run took ${milliseconds(lastDurationMs)} and was ${milliseconds(latenessMs ?? 0)} late`;
}

function errorLines(error: string): string[] {
  return continued(`Error: ${error.trimEnd()}`);
}

/** A text of several lines; those after the first are indented. */
function continued(text: string): string[] {
  return text.split('\n').map((line, i) => (i === 0 ? line : `  ${line}`));
}

/** `my_metric 565 (gauge), …` */
function submittedText({ lastSubmitted }: CheckStatus): string {
  return lastSubmitted.map(({ name, type, value }) => `${name} ${shortNumber(value)} (${type})`).join(', ');
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? 'none' : `${value < 10 ? value.toFixed(1) : Math.round(value)}ms`;
}

function isOfConfiguration({ file }: CheckProblem): boolean {
  return !/\.[cm]?[jt]s$/.test(file);
}

/** By check, as the Agent has them; what concerns no check is of datadog.yaml. */
function problemBlock(title: string, problems: readonly CheckProblem[]): string[] {
  if (problems.length === 0) return [];
  const byCheck = [...Map.groupBy(problems, ({ check }) => check || 'datadog.yaml')];
  const lines = byCheck.flatMap(([check, list]) => [...block(check, list.flatMap(problemLines), '-'), '']);
  return ['', ...block(title, lines.slice(0, -1), '=')];
}

function problemLines({ file, line, message }: CheckProblem): string[] {
  return [`${file}${line === undefined ? '' : `:${line}`}`, ...message.split('\n').map((each) => `  ${each}`)];
}
