import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import { systemClock } from '../../../../lib/clock/system-clock.ts';

/**
 * The clock of the store's thread. A clock cannot cross threads, so the main thread tells the wall-clock time, with
 * every call and every ten seconds; a test that turns its clock thereby turns this one. Timers are the machine's own: they
 * only serve durability (the group commit).
 * What it was told may be out of date by those ten seconds and by any time the machine was asleep since: who refuses
 * something for the time it is asks again by `reread`.
 */
export class ToldClock implements Clock {
  #nowMs: number;
  readonly #machine: Pick<Clock, 'now'> | undefined;

  /**
   * @param nowMs Unix milliseconds
   * @param machine the machine's time, when it is this that the main thread tells; absent when a test turns the clock
   */
  constructor(nowMs: number, machine?: Pick<Clock, 'now'>) {
    this.#nowMs = nowMs;
    this.#machine = machine;
  }

  /** Takes over the time of the main thread, in Unix milliseconds. */
  tell(nowMs: number): void {
    this.#nowMs = nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  /** The time as it is, without waiting to be told. Unix milliseconds. */
  reread(): number {
    if (this.#machine) this.#nowMs = this.#machine.now();
    return this.#nowMs;
  }

  monotonic(): number {
    return systemClock.monotonic();
  }

  after(delayMs: number, callback: () => void): Timer {
    return systemClock.after(delayMs, callback);
  }

  every(intervalMs: number, callback: () => void): Timer {
    return systemClock.every(intervalMs, callback);
  }
}
