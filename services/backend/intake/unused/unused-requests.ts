import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Counters } from '../counters.ts';

/** Counts requests that nothing uses, as `intake.unused.<name>` and `intake.unused.<name>.bytes`, and knows the last. */
export class UnusedRequests {
  readonly #counters: Counters;
  readonly #clock: Clock;
  readonly #lastAtMs = new Map<string, number>();

  constructor(parts: { readonly counters: Counters; readonly clock: Clock }) {
    this.#counters = parts.counters;
    this.#clock = parts.clock;
  }

  /** @param bytes as sent */
  note(name: string, bytes: number): void {
    this.#counters.add(`intake.unused.${name}`);
    this.#counters.add(`intake.unused.${name}.bytes`, bytes);
    this.#lastAtMs.set(name, this.#clock.now());
  }

  /** Unix milliseconds of the last request of that name; undefined when there was none. */
  lastAtMs(name: string): number | undefined {
    return this.#lastAtMs.get(name);
  }
}
