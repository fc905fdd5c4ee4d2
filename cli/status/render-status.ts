import type { LabProcess } from '../../lib/api-types/lab.ts';
import type { AgentStatus, BackendStatus, MysqlStatus, ProcessStatus } from '../../lib/model/process-status.ts';
import { agentSection } from './sections/agent-section.ts';
import { apmSection } from './sections/apm-section.ts';
import { collectorSection } from './sections/collector-section.ts';
import { counterGroups } from './sections/counter-groups.ts';
import { documentsSection } from './sections/documents-section.ts';
import { dogstatsdLines } from './sections/dogstatsd-lines.ts';
import { downtimeSection } from './sections/downtime-section.ts';
import { formatSpan } from './sections/format-span.ts';
import { forwarderSection } from './sections/forwarder-section.ts';
import { mailSection } from './sections/mail-section.ts';
import { monitorsSection } from './sections/monitors-section.ts';
import { section } from './sections/section.ts';
import { shortNumber } from './sections/short-number.ts';

/** What `status` shows beside the processes. */
export interface StatusFacts {
  readonly version: string;
  readonly dataDir: string;
  /** Unix milliseconds. */
  readonly nowMs: number;
}

/** The state of a lab in the sections of the Agent's `status`, in its order; then what only a lab has. */
export function renderStatus(processes: readonly LabProcess[], facts: StatusFacts): string {
  const running = processes.flatMap(({ status }) => (status ? [status] : []));
  const agent = running.find(isAgent);
  const backend = running.find(isBackend);
  const mysql = running.find(isMysql);
  const { traces = {}, dogstatsd, ...others } = Object.fromEntries(counterGroups(backend?.counters ?? {}));
  return [
    section(`Labrador ${facts.version}`, [`Data: ${facts.dataDir}`]),
    section(
      'Processes',
      processes.flatMap((each) => processLines(each, facts.nowMs)),
    ),
    ...(agent ? [agentSection(agent, facts.nowMs), collectorSection(agent), forwarderSection(agent)] : []),
    ...(backend ? [apmSection(backend, traces)] : []),
    ...(agent ? [section('Logs Agent', ['Not there: Labrador collects no logs'])] : []),
    ...(dogstatsd ? [section('DogStatsD', dogstatsdLines(dogstatsd, shortNumber))] : []),
    ...(backend?.monitors ? [monitorsSection(backend.monitors)] : []),
    ...(backend?.downtimes?.length ? [downtimeSection(backend.downtimes)] : []),
    ...(backend?.mail ? [mailSection(backend.mail)] : []),
    ...(backend?.documentProblems?.length ? [documentsSection(backend.documentProblems)] : []),
    ...(mysql ? [section('MySQL', mysqlLines(mysql))] : []),
    ...counterSections(Object.fromEntries(counterGroups(agent?.counters ?? {}))),
    ...counterSections(others),
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

function processLines({ name, status }: LabProcess, nowMs: number): string[] {
  if (!status) return [`${name}: does not answer (its socket is there; it died, or is starting)`];
  const doors = Object.values(status.endpoints);
  return [
    `${name}: pid ${status.pid}, up ${formatSpan(nowMs - status.startedAtMs)}, ${Math.round(status.rssBytes / 2 ** 20)} MB` +
      (doors.length > 0 ? `, ${doors.join(' ')}` : ''),
  ];
}

/** A section for each group of counters that has none of its own. */
function counterSections(groups: Readonly<Record<string, Readonly<Record<string, number>>>>): string[] {
  return Object.entries(groups).map(([group, counters]) => {
    const lines = Object.entries(counters).map(([name, value]) => `${name}: ${shortNumber(value)}`);
    return section(group.charAt(0).toUpperCase() + group.slice(1), lines);
  });
}
