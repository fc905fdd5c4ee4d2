import type { Clock, Timer } from './clock.ts';

interface Pending {
  dueMs: number;
  readonly order: number;
  readonly callback: () => void;
  readonly intervalMs?: number;
}

/** A clock that moves only when told to; for tests and simulations. */
export class VirtualClock implements Clock {
  #elapsedMs = 0;
  #order = 0;
  readonly #startMs: number;
  readonly #pending = new Set<Pending>();

  /** @param startMs wall-clock time at which it stands, Unix milliseconds. */
  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#startMs = startMs;
  }

  now(): number {
    return this.#startMs + this.#elapsedMs;
  }

  monotonic(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, callback: () => void): Timer {
    return this.#add({ dueMs: this.#elapsedMs + Math.max(0, delayMs), order: this.#order++, callback });
  }

  every(intervalMs: number, callback: () => void): Timer {
    return this.#add({ dueMs: this.#elapsedMs + intervalMs, order: this.#order++, callback, intervalMs });
  }

  /**
   * Moves time forward by `ms`, calling what falls due on the way in order. After each call it lets
   * promises settle (one turn of the event loop), so that work started by a timer is done before the next.
   */
  async advance(ms: number): Promise<void> {
    const endMs = this.#elapsedMs + ms;
    for (let next = this.#next(endMs); next; next = this.#next(endMs)) {
      this.#elapsedMs = next.dueMs;
      if (next.intervalMs === undefined) this.#pending.delete(next);
      else next.dueMs += next.intervalMs;
      next.callback();
      await turn();
    }
    this.#elapsedMs = endMs;
    await turn();
  }

  #add(pending: Pending): Timer {
    this.#pending.add(pending);
    return { cancel: () => this.#pending.delete(pending) };
  }

  #next(endMs: number): Pending | undefined {
    let first: Pending | undefined;
    for (const each of this.#pending) {
      if (each.dueMs > endMs) continue;
      if (!first || each.dueMs < first.dueMs || (each.dueMs === first.dueMs && each.order < first.order)) first = each;
    }
    return first;
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
