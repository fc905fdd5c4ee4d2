import type { Clock, Timer } from '../../../lib/clock/clock.ts';
import type { CheckProblem, CheckStatus } from '../../../lib/model/check-status.ts';
import type { Forwarder } from '../forwarder/forwarder.ts';
import { type AgentIdentity, intakeHead } from '../forwarder/intake-head.ts';
import { checkRows, hasRun } from './check-rows.ts';

const lookEveryMs = 2000;
const repeatMs = 10 * 60_000;
/** Between two posts, however much changes. */
const leastPauseMs = 10_000;
/** At the start, how long runs are waited for. */
const firstRunsBoundMs = 60_000;

export interface AgentChecksOptions {
  readonly clock: Clock;
  readonly forwarder: Pick<Forwarder, 'post'>;
  readonly identity: () => AgentIdentity;
  readonly checks: () => readonly CheckStatus[];
  readonly problems: () => readonly CheckProblem[];
}

/**
 * Tells the intake how the checks are: when each has run once, every ten minutes, and soon after the state of one
 * changes (an Agent waits for its ten minutes).
 */
export class AgentChecksSchedule {
  readonly #options: AgentChecksOptions;
  readonly #timer: Timer;
  readonly #startedAtMs: number;
  /** By the monotonic clock. */
  #postedAtMs: number | undefined;
  #told = '';

  /** Begins to look; to be made when the checks are loaded. */
  constructor(options: AgentChecksOptions) {
    this.#options = options;
    this.#startedAtMs = options.clock.monotonic();
    this.#timer = options.clock.every(lookEveryMs, () => this.#look());
  }

  stop(): void {
    this.#timer.cancel();
  }

  #look(): void {
    const { clock, checks } = this.#options;
    const nowMs = clock.monotonic();
    if (this.#postedAtMs === undefined) {
      if (nowMs - this.#startedAtMs >= firstRunsBoundMs || checks().every(hasRun)) this.#post();
      return;
    }
    const pauseMs = nowMs - this.#postedAtMs;
    if (pauseMs >= repeatMs || (pauseMs >= leastPauseMs && this.#states() !== this.#told)) this.#post();
  }

  #post(): void {
    const { clock, forwarder, identity } = this.#options;
    this.#postedAtMs = clock.monotonic();
    this.#told = this.#states();
    forwarder.post('agent_checks', () => ({
      ...intakeHead(identity()),
      agent_checks: this.#rows(),
      external_host_tags: [],
    }));
  }

  #rows(): ReturnType<typeof checkRows> {
    return checkRows(this.#options.checks(), this.#options.problems());
  }

  /** What makes a change: texts of errors differ with each run. */
  #states(): string {
    return JSON.stringify(this.#rows().map(([check, , checkId, state]) => [check, checkId, state]));
  }
}
