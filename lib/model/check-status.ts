/** Something wrong in a configuration file or a check, for a person to mend. */
export interface CheckProblem {
  /** `warning`: it runs, but not as on the real Agent, or not as one would think. */
  readonly severity: 'error' | 'warning';
  readonly check: string;
  readonly file: string;
  /** 1-based; absent when the file itself is the matter. */
  readonly line?: number;
  /** Dotted path of the key, e.g. `instances[0].min_collection_interval`. */
  readonly key?: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** State of one check instance, the numbers of the Agent's `status`. */
export interface CheckStatus {
  readonly checkId: string;
  readonly check: string;
  /** `file:<path>` of its configuration. */
  readonly source: string;
  readonly intervalS: number;
  /** Of the last run that ended, also while the next one goes on; `running`: the first one, which has no result yet. */
  readonly state: 'waiting' | 'running' | 'error' | 'warning' | 'ok';
  readonly runs: number;
  readonly errors: number;
  readonly warnings: number;
  /** Runs not made because the one before was still going. */
  readonly missedRuns: number;
  readonly metricSamples: { readonly last: number; readonly total: number };
  readonly serviceChecks: { readonly last: number; readonly total: number };
  readonly events: { readonly last: number; readonly total: number };
  readonly lastRunAtMs?: number;
  /** Unix milliseconds at which the last run without an error began. */
  readonly lastSuccessAtMs?: number;
  readonly nextRunAtMs?: number;
  readonly lastDurationMs?: number;
  readonly averageDurationMs?: number;
  /** How late the last run began after its due time, in milliseconds. */
  readonly latenessMs?: number;
  readonly lastError?: string;
  readonly lastWarnings: readonly string[];
  /** Names and values of the last run, at most 20, for the Lab page. */
  readonly lastSubmitted: readonly { readonly name: string; readonly type: string; readonly value: number }[];
}
