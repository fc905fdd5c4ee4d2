import type { CheckProblem, CheckStatus } from './check-status.ts';
import type { MonitorState } from './monitor.ts';

/** Where a process listens: name of the door → URL (`http://127.0.0.1:8080`, `udp://127.0.0.1:8125`). */
export type Endpoints = Readonly<Record<string, string>>;

/** What every process answers on its status socket. */
export interface ProcessStatus {
  readonly name: string;
  readonly pid: number;
  readonly version: string;
  /** Unix milliseconds. */
  readonly startedAtMs: number;
  readonly rssBytes: number;
  readonly endpoints: Endpoints;
}

/** Of the check runtime. */
export interface AgentStatus extends ProcessStatus {
  readonly name: 'agent';
  readonly hostname: string;
  /** Where its name comes from: `configuration` (datadog.yaml or DD_HOSTNAME), `os`. */
  readonly hostnameProvider: 'configuration' | 'os';
  readonly hostTags: readonly string[];
  /** datadog.yaml, whether it is there or not. */
  readonly configPath: string;
  readonly confdPath: string;
  /** Folder of checks of one's own; empty: none. */
  readonly checksPath: string;
  readonly checks: readonly CheckStatus[];
  /** Configurations and checks that could not be loaded, and errors of files whose last good state still runs. */
  readonly problems: readonly CheckProblem[];
  /**
   * Since its start, by name: what was not sent, or not as the check meant it (`sampler.not_finite`,
   * `submitter.too_long`), and what was left out of runs past their bounds (`runs.left_out.samples`).
   */
  readonly counters: Readonly<Record<string, number>>;
  readonly submitter: { readonly target: string; readonly sent: number; readonly errors: number };
  /** What it posts to the intake; absent where no intake is configured (`dd_url`). */
  readonly forwarder?: ForwarderStatus;
}

/** Posts of an agent to an intake, since its start. */
export interface ForwarderStatus {
  /** `http://127.0.0.1:8080` */
  readonly target: string;
  /** By kind: `host_metadata`, `agent_checks`. */
  readonly transactions: Readonly<Record<string, TransactionCounts>>;
  /** Of the last post that failed; absent when none did since the last that went well. */
  readonly lastError?: { readonly atMs: number; readonly message: string };
}

/** Requests of one kind. */
export interface TransactionCounts {
  readonly succeeded: number;
  /** Attempts that failed; each is tried again. */
  readonly failed: number;
  /** Unix milliseconds of the last that went well. */
  readonly lastSuccessAtMs?: number;
}

/** Of the backend; counters since its start, by name (`dogstatsd.packets`, `intake.refused.too_old`, `store.points`). */
export interface BackendStatus extends ProcessStatus {
  readonly name: 'backend';
  readonly counters: Readonly<Record<string, number>>;
  /** What holds back notifications of monitors, now or later. */
  readonly downtimes?: readonly DowntimeSummary[];
  readonly monitors?: MonitorsSummary;
  readonly mail?: MailSummary;
  /** Of files of dashboards, monitors and downtimes: what they say is left out, or as it was before they became wrong. */
  readonly documentProblems?: readonly DocumentProblem[];
}

/** What is wrong with the file of a document, or with a folder of them. */
export interface DocumentProblem {
  readonly file: string;
  readonly message: string;
}

/** All monitors of the lab. */
export interface MonitorsSummary {
  readonly count: number;
  /** How many are in each state; those without any are left out. */
  readonly byState: Readonly<Partial<Record<MonitorState, number>>>;
  /** How many cannot be evaluated, or not as they should be. */
  readonly withProblems: number;
  /** The first of these. */
  readonly problems: readonly MonitorProblem[];
  /** Absent until the first. */
  readonly lastEvaluation?: EvaluationSummary;
}

/** Why a monitor cannot be evaluated. */
export interface MonitorProblem {
  readonly monitorId: number;
  readonly name: string;
  readonly problem: string;
}

/** The evaluation of all monitors that were due in a minute. */
export interface EvaluationSummary {
  /** When it began, Unix milliseconds. */
  readonly atMs: number;
  /** Absent while it runs. */
  readonly tookMs?: number;
  /** Why nothing came of it; absent where it went well. */
  readonly failure?: string;
}

/** Messages of the Mailbox by how far their delivery is. */
export interface MailSummary {
  readonly sent: number;
  readonly waiting: number;
  /** Given up. */
  readonly failed: number;
  /** By a downtime. */
  readonly heldBack: number;
  /** They go nowhere but into the Mailbox. */
  readonly kept: number;
  /** Of what was given up, or waits: why, and when it was tried last, Unix milliseconds. */
  readonly newestFailure?: { readonly to: string; readonly reason: string; readonly atMs: number };
  /** What is wrong with `notify.yaml`. */
  readonly settingsProblems: readonly SettingsProblem[];
}

/** What is wrong with a file of settings. */
export interface SettingsProblem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** 1-based; absent when the file itself is the matter. */
  readonly line?: number;
  readonly message: string;
}

/** A downtime that is active or will be. */
export interface DowntimeSummary {
  readonly id: string;
  readonly status: 'active' | 'scheduled';
  /** Of which groups; `*`: of all. */
  readonly scope: string;
  /** Of which monitor, or else of those that have all of `monitorTags`. */
  readonly monitorId?: number;
  readonly monitorTags?: readonly string[];
  /** When it began, or will begin next, in Unix milliseconds. */
  readonly startMs: number;
  /** Null: it has no end. */
  readonly endMs: number | null;
  /** The file in which it is kept. */
  readonly file?: string;
}

/** Of the process that keeps the MySQL-compatible server. */
export interface MysqlStatus extends ProcessStatus {
  readonly name: 'mysql';
  /** `mariadbd 10.11.19-MariaDB`, or the address that MYSQL_URL names. */
  readonly server: string;
  /** How often the server was started again since this process started. */
  readonly restarts: number;
}
