import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';
import type { Endpoints } from '../../lib/model/process-status.ts';

/** `configured`: the ports of datadog.yaml and the environment; `free`: any that are free. */
export type PortChoice = 'configured' | 'free';

/** What a lab's processes are made from. */
export interface LabParts {
  readonly ports: PortChoice;
  readonly config: DatadogConfig;
}

/** What a row may build the environment of its process from. */
export interface RowContext extends LabParts {
  /** Of the processes of this lab, also those that do not run yet. */
  readonly names: readonly string[];
  /** Of the processes that are ready, by their name. */
  readonly endpoints: ReadonlyMap<string, Endpoints>;
  /** Its own when it was ready before: a process that is started again listens where it did. */
  readonly own: Endpoints | undefined;
  /** Of the lab. Absolute. */
  readonly dataDir: string;
  /** What every process of the lab gets. */
  readonly env: NodeJS.ProcessEnv;
}

/** Variables of a process; those that are undefined it does not get. */
export type RowEnvironment = Readonly<Record<string, string | undefined>>;

/** One process of the lab. */
export interface ProcessRow {
  readonly name: string;
  /** Its entry file, relative to the clone. */
  readonly entry: string;
  /** What Node itself is given. */
  readonly nodeFlags?: readonly string[];
  /** Modules that Node imports before the entry file. */
  readonly imports?: readonly string[];
  /** Ready before it; brought along by `run --with`. */
  readonly dependsOn: readonly string[];
  /** Ready before it where they run too, unless their address is known before; it can do without. */
  readonly follows?: readonly string[];
  /** Whether a lab that is not for one command goes on when it does not start. */
  readonly isOptional?: boolean;
  /** How long it may take to say that it is ready, milliseconds; a minute where absent. */
  readonly readyTimeoutMs?: number;
  /** Where those that follow it will find it, if that is known before it is ready. */
  readonly address?: (lab: LabParts) => string | undefined;
  /**
   * Its variables on top of those that all have.
   * @throws when it cannot run in such a lab
   */
  environment(context: RowContext): RowEnvironment;
}
