import type { LabProcess } from '../../lib/api-types/lab.ts';
import type { CheckProblem, CheckStatus } from '../../lib/model/check-status.ts';
import type { AgentStatus, BackendStatus, MysqlStatus, ProcessStatus } from '../../lib/model/process-status.ts';
import { dogstatsdLines } from './dogstatsd-lines.ts';

/** What `status` shows beside the processes. */
export interface StatusFacts {
  readonly version: string;
  readonly dataDir: string;
  /** Unix milliseconds. */
  readonly nowMs: number;
}

/** The state of a lab in sections, in the manner of the Agent's `status`. */
export function renderStatus(processes: readonly LabProcess[], facts: StatusFacts): string {
  const running = processes.flatMap(({ status }) => (status ? [status] : []));
  const agent = running.find(isAgent);
  const backend = running.find(isBackend);
  const mysql = running.find(isMysql);
  return [
    section(`Labrador ${facts.version}`, [`Data: ${facts.dataDir}`]),
    section(
      'Processes',
      processes.flatMap((each) => processLines(each, facts.nowMs)),
    ),
    ...(mysql ? [section('MySQL', mysqlLines(mysql))] : []),
    ...(agent ? agentSections(agent, facts.nowMs) : []),
    ...(backend ? counterSections(backend.counters) : []),
  ].join('\n');
}

function isAgent(status: ProcessStatus): status is AgentStatus {
  return status.name === 'agent';
}

function isBackend(status: ProcessStatus): status is BackendStatus {
  return status.name === 'backend';
}

function isMysql(status: ProcessStatus): status is MysqlStatus {
  return status.name === 'mysql';
}

function mysqlLines({ server, restarts }: MysqlStatus): string[] {
  return [`Server: ${server}`, `Started again: ${restarts} ${restarts === 1 ? 'time' : 'times'}`];
}

/** A title, underlined, and its lines below, indented. */
function section(title: string, lines: readonly string[]): string {
  return [title, '='.repeat(title.length), ...lines.map((line) => (line === '' ? '' : `  ${line}`)), ''].join('\n');
}

function processLines({ name, status }: LabProcess, nowMs: number): string[] {
  if (!status) return [`${name}: does not answer (its socket is there; it died, or is starting)`];
  const doors = Object.values(status.endpoints);
  return [
    `${name}: pid ${status.pid}, up ${span(nowMs - status.startedAtMs)}, ${Math.round(status.rssBytes / 2 ** 20)} MB` +
      (doors.length > 0 ? `, ${doors.join(' ')}` : ''),
  ];
}

function agentSections(agent: AgentStatus, nowMs: number): string[] {
  const { submitter, hostTags } = agent;
  const sections = [
    section('Agent', [
      `Hostname: ${agent.hostname}`,
      `Host tags: ${hostTags.length > 0 ? hostTags.join(', ') : 'none'}`,
      `Configuration: ${agent.confdPath}`,
      `Submits to: ${submitter.target} (${submitter.sent} sent, ${submitter.errors} errors)`,
    ]),
    section('Checks', agent.checks.length > 0 ? agent.checks.flatMap((check) => checkLines(check, nowMs)) : ['none']),
  ];
  sections.push(...counterSections(agent.counters));
  if (agent.problems.length > 0) sections.push(section('Problems', agent.problems.flatMap(problemLines)));
  return sections;
}

function checkLines(check: CheckStatus, nowMs: number): string[] {
  const { metricSamples: metrics, events, serviceChecks } = check;
  const lines = [
    `${check.checkId} [${check.state.toUpperCase()}]`,
    `  Configuration: ${check.source}`,
    `  Interval: ${check.intervalS} s`,
    `  Runs: ${check.runs}, errors ${check.errors}, warnings ${check.warnings}, missed ${check.missedRuns}`,
    `  Metric samples: last ${metrics.last}, total ${metrics.total}`,
    `  Events: last ${events.last}, total ${events.total}`,
    `  Service checks: last ${serviceChecks.last}, total ${serviceChecks.total}`,
    `  Last run: ${check.lastRunAtMs === undefined ? 'not yet' : moment(check.lastRunAtMs, nowMs)}`,
    `  Next run: ${check.nextRunAtMs === undefined ? 'none' : moment(check.nextRunAtMs, nowMs)}`,
    `  Duration: last ${milliseconds(check.lastDurationMs)}, average ${milliseconds(check.averageDurationMs)}`,
    `  Lateness: ${milliseconds(check.latenessMs)}`,
  ];
  if (check.lastSubmitted.length > 0) lines.push(`  Submitted: ${submittedText(check)}`);
  if (check.lastError !== undefined) lines.push(...errorLines(check.lastError));
  for (const warning of check.lastWarnings) lines.push(`  Warning: ${warning}`);
  return [...lines, ''];
}

function errorLines(error: string): string[] {
  const [first = '', ...rest] = error.trimEnd().split('\n');
  return [`  Error: ${first}`, ...rest.map((line) => `    ${line}`)];
}

/** `my_metric 565 (gauge), …` */
function submittedText({ lastSubmitted }: CheckStatus): string {
  return lastSubmitted.map(({ name, type, value }) => `${name} ${shortNumber(value)} (${type})`).join(', ');
}

function problemLines({ severity, check, file, line, message }: CheckProblem): string[] {
  return [
    `${check} [${severity.toUpperCase()}]`,
    `  ${file}${line === undefined ? '' : `:${line}`}`,
    `  ${message}`,
    '',
  ];
}

/** Counters under the first word of their names: `store.points` in the section `Store`. */
function counterSections(counters: BackendStatus['counters']): string[] {
  const groups = new Map<string, Record<string, number>>();
  for (const name of Object.keys(counters).sort()) {
    const [group = name, ...rest] = name.split('.');
    const members = groups.get(group) ?? {};
    members[rest.join('.') || group] = counters[name] ?? 0;
    groups.set(group, members);
  }
  return [...groups].map(([group, members]) => {
    if (group === 'dogstatsd') return section('DogStatsD', dogstatsdLines(members, shortNumber));
    const lines = Object.entries(members).map(([name, value]) => `${name}: ${shortNumber(value)}`);
    return section(group.charAt(0).toUpperCase() + group.slice(1), lines);
  });
}

/** Whole numbers as they are, others with three digits after the point at most. */
function shortNumber(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toFixed(3)));
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? 'none' : `${value.toFixed(1)} ms`;
}

function moment(atMs: number, nowMs: number): string {
  const iso = new Date(atMs).toISOString();
  return atMs <= nowMs ? `${iso} (${span(nowMs - atMs)} ago)` : `${iso} (in ${span(atMs - nowMs)})`;
}

/** 61,000 → `1 min 1 s`. */
function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
