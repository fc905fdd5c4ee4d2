import type { Clock } from '../../../lib/clock/clock.ts';
import type { RefusedItems } from '../../../lib/codec/refusals.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import type { Counters } from './counters.ts';

/** A door writes at most one line in this time; what it leaves out is counted all the same. */
const quietMs = 10_000;

/** Counts every item that a door refused, and names the first few in the log, so that nothing is lost silently. */
export class RefusalLog {
  readonly #counters: Counters;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #lastLineAtMs = new Map<string, number>();

  constructor(to: { readonly counters: Counters; readonly log: Logger; readonly clock: Clock }) {
    this.#counters = to.counters;
    this.#log = to.log;
    this.#clock = to.clock;
  }

  /** @param door its folder's name, `series` */
  report(door: string, refusals: RefusedItems): void {
    if (refusals.total === 0) return;
    for (const [reason, count] of refusals.countByReason) this.#counters.add(`intake.refused.${reason}`, count);
    const nowMs = this.#clock.monotonic();
    const lastMs = this.#lastLineAtMs.get(door);
    if (lastMs !== undefined && nowMs - lastMs < quietMs) return;
    this.#lastLineAtMs.set(door, nowMs);
    this.#log.warn(
      { door, refused: refusals.total },
      `${door}: refused ${refusals.total}: ${refusals.first.join('; ')}`,
    );
  }
}
