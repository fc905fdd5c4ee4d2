import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import { systemClock } from '../../../../lib/clock/system-clock.ts';

/**
 * The clock of the store's thread. A clock cannot cross threads, so the main thread tells the wall-clock time, with
 * every call and every ten seconds; a test that turns its clock thereby turns this one. Timers are the machine's own: they
 * only serve durability (the group commit).
 */
export class ToldClock implements Clock {
  #nowMs: number;

  /** @param nowMs Unix milliseconds. */
  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  /** Takes over the time of the main thread, in Unix milliseconds. */
  tell(nowMs: number): void {
    this.#nowMs = nowMs;
  }

  now(): number {
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
