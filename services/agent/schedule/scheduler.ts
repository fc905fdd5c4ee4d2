import type { Clock, Timer } from '../../../lib/clock/clock.ts';
import { fnv1 } from '../discovery/check-id.ts';
import { type DueRun, Rhythm } from './rhythm.ts';

/** Told by the scheduler, for the check id in question. */
export interface ScheduleListener {
  /** It is due; the promise ends with the run. Must not reject. */
  run(checkId: string, due: DueRun): Promise<void>;
  /** `count` runs were not made, because the one before was still going or the process was held up. */
  missed(checkId: string, count: number): void;
}

interface Entry {
  readonly checkId: string;
  readonly rhythm: Rhythm;
  timer: Timer | undefined;
}

/** The longest that a platform timer can wait; longer ones would fire at once. */
const longestTimerMs = 2 ** 31 - 1;
/** Platform timers fire up to about 1.5 ms early; that still counts as due. */
const earlyToleranceMs = 3;
/** How far instances of the same interval are laid apart, for each that is there already. */
const spreadPerInstanceMs = 50;
const longestSpreadMs = 1000;

/**
 * Calls each instance at its due times: at once when it is added (laid apart by up to a second, by the hash of its
 * id, where others share its interval), then every interval exactly, counted from the due time before and never
 * from now. An instance never runs twice at once: a run that falls due while the one before is going is missed.
 */
export class Scheduler {
  readonly #clock: Clock;
  readonly #listener: ScheduleListener;
  readonly #entries = new Map<string, Entry>();
  /** Runs that are going, by check id; those of removed instances too. */
  readonly #running = new Map<string, Promise<void>>();

  constructor(clock: Clock, listener: ScheduleListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  /** Schedules an instance; its first run is due within a second. It must not be scheduled yet. */
  add(checkId: string, intervalS: number): void {
    const delayMs = this.#firstDelayMs(checkId, Math.round(intervalS * 1000));
    const first = { dueMs: this.#clock.monotonic() + delayMs, wallMs: this.#clock.now() + delayMs };
    const entry: Entry = { checkId, rhythm: new Rhythm(intervalS, first), timer: undefined };
    this.#entries.set(checkId, entry);
    this.#arm(entry);
  }

  /** Makes no further runs of an instance; one that is going goes on. */
  remove(checkId: string): void {
    const entry = this.#entries.get(checkId);
    if (!entry) return;
    entry.timer?.cancel();
    this.#entries.delete(checkId);
  }

  /** Unix milliseconds at which an instance is next due. */
  nextRunAtMs(checkId: string): number | undefined {
    return this.#entries.get(checkId)?.rhythm.dueWallMs;
  }

  /** Makes no further runs at all. Resolves when those that are going have ended. */
  async stop(): Promise<void> {
    for (const checkId of [...this.#entries.keys()]) this.remove(checkId);
    await Promise.all(this.#running.values());
  }

  #firstDelayMs(checkId: string, intervalMs: number): number {
    let sharing = 0;
    for (const { rhythm } of this.#entries.values()) if (rhythm.intervalMs === intervalMs) sharing++;
    const spreadMs = Math.min(longestSpreadMs, intervalMs, sharing * spreadPerInstanceMs);
    return spreadMs === 0 ? 0 : Number(fnv1(checkId) % BigInt(spreadMs));
  }

  #arm(entry: Entry): void {
    const delayMs = Math.max(0, entry.rhythm.dueMs - this.#clock.monotonic());
    entry.timer = this.#clock.after(Math.min(delayMs, longestTimerMs), () => this.#onTimer(entry));
  }

  #onTimer(entry: Entry): void {
    const monotonicMs = this.#clock.monotonic();
    if (entry.rhythm.dueMs - monotonicMs > earlyToleranceMs) {
      this.#arm(entry);
      return;
    }
    const { due, missed } = entry.rhythm.take({ monotonicMs, wallMs: this.#clock.now() });
    this.#arm(entry);
    if (missed > 0) this.#listener.missed(entry.checkId, missed);
    if (this.#running.has(entry.checkId)) {
      this.#listener.missed(entry.checkId, 1);
      return;
    }
    const running = this.#listener.run(entry.checkId, due).finally(() => this.#running.delete(entry.checkId));
    this.#running.set(entry.checkId, running);
  }
}
