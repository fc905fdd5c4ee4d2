import type { Submission } from '../../../lib/check/submission.ts';
import type { CheckStatus } from '../../../lib/model/check-status.ts';
import type { RunOutcome } from '../worker/check-worker.ts';

/** So many durations make the average, as on the Agent. */
const averagedRuns = 32;
const mostSubmittedShown = 20;
/** Longest error or warning text that is kept, in characters. */
const longestText = 4000;

type Counted = { last: number; total: number };

/** Counts what one check instance does, in the Agent's terms. */
export class RunStats {
  #running = false;
  #runs = 0;
  #errors = 0;
  #warnings = 0;
  #missedRuns = 0;
  readonly #metricSamples: Counted = { last: 0, total: 0 };
  readonly #serviceChecks: Counted = { last: 0, total: 0 };
  readonly #events: Counted = { last: 0, total: 0 };
  readonly #durationsMs: number[] = [];
  #lastRunAtMs: number | undefined;
  #latenessMs: number | undefined;
  #lastSuccessAtMs: number | undefined;
  #lastError: string | undefined;
  #lastWarnings: readonly string[] = [];
  #lastSubmitted: CheckStatus['lastSubmitted'] = [];

  started(atMs: number, latenessMs: number): void {
    this.#running = true;
    this.#lastRunAtMs = atMs;
    this.#latenessMs = Math.max(0, latenessMs);
  }

  /** @param submission absent when nothing of the run is sent */
  ended(outcome: RunOutcome, submission: Submission | undefined): void {
    this.#running = false;
    this.#runs++;
    if (outcome.error !== undefined) this.#errors++;
    else this.#lastSuccessAtMs = this.#lastRunAtMs;
    this.#lastError = outcome.error?.slice(0, longestText);
    this.#warnings += outcome.warnings.length;
    this.#lastWarnings = outcome.warnings.map((warning) => warning.slice(0, longestText));
    count(this.#metricSamples, outcome.samples.filter(({ kind }) => kind === 'metric').length);
    count(this.#serviceChecks, outcome.samples.filter(({ kind }) => kind === 'service_check').length);
    count(this.#events, outcome.samples.filter(({ kind }) => kind === 'event').length);
    this.#durationsMs.push(outcome.durationMs);
    if (this.#durationsMs.length > averagedRuns) this.#durationsMs.shift();
    this.#lastSubmitted = [...(submission?.series ?? []), ...(submission?.distributions ?? [])]
      .slice(0, mostSubmittedShown)
      .map(({ metric, type, value }) => ({ name: metric, type, value }));
  }

  /** A due run was not made, and why if there is more to say than that the one before was going. */
  missed(runs: number, reason?: string): void {
    this.#missedRuns += runs;
    if (reason === undefined) return;
    this.#running = false;
    this.#lastError = reason;
  }

  /** The worker died while no run was going. */
  crashed(message: string): void {
    this.#lastError = message.slice(0, longestText);
  }

  /** The numbers; what the schedule and the configuration know is added by the caller. */
  status(): Omit<CheckStatus, 'checkId' | 'check' | 'source' | 'intervalS' | 'nextRunAtMs'> {
    const last = this.#durationsMs.at(-1);
    const total = this.#durationsMs.reduce((sum, each) => sum + each, 0);
    return {
      state: this.#state(),
      runs: this.#runs,
      errors: this.#errors,
      warnings: this.#warnings,
      missedRuns: this.#missedRuns,
      metricSamples: { ...this.#metricSamples },
      serviceChecks: { ...this.#serviceChecks },
      events: { ...this.#events },
      ...(this.#lastRunAtMs === undefined ? {} : { lastRunAtMs: this.#lastRunAtMs }),
      ...(this.#lastSuccessAtMs === undefined ? {} : { lastSuccessAtMs: this.#lastSuccessAtMs }),
      ...(last === undefined ? {} : { lastDurationMs: last, averageDurationMs: total / this.#durationsMs.length }),
      ...(this.#latenessMs === undefined ? {} : { latenessMs: this.#latenessMs }),
      ...(this.#lastError === undefined ? {} : { lastError: this.#lastError }),
      lastWarnings: this.#lastWarnings,
      lastSubmitted: this.#lastSubmitted,
    };
  }

  #state(): CheckStatus['state'] {
    if (this.#running) return 'running';
    if (this.#lastError !== undefined) return 'error';
    if (this.#runs === 0) return 'waiting';
    return this.#lastWarnings.length > 0 ? 'warning' : 'ok';
  }
}

function count(counted: Counted, last: number): void {
  counted.last = last;
  counted.total += last;
}
