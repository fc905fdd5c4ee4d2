import type { Clock } from '../../../lib/clock/clock.ts';
import type { RefusedItems } from '../../../lib/codec/refusals.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import type { Counters } from './counters.ts';

/** A door writes at most one line in this time; what comes meanwhile is summed up in the next. */
const quietMs = 10_000;

interface Quiet {
  /** Refused since the last line, and the first few of it. */
  refused: number;
  first: readonly string[];
}

/** Counts every item that a door refused, and names the first few in the log, so that nothing is lost silently. */
export class RefusalLog {
  readonly #counters: Counters;
  readonly #log: Logger;
  readonly #clock: Clock;
  /** Doors that have just written a line. */
  readonly #quiet = new Map<string, Quiet>();

  constructor(to: { readonly counters: Counters; readonly log: Logger; readonly clock: Clock }) {
    this.#counters = to.counters;
    this.#log = to.log;
    this.#clock = to.clock;
  }

  /** @param door its folder's name, `series` */
  report(door: string, { total, countByReason, first }: RefusedItems): void {
    if (total === 0) return;
    for (const [reason, count] of countByReason) this.#counters.add(`intake.refused.${reason}`, count);
    const quiet = this.#quiet.get(door);
    if (!quiet) {
      this.#write(door, { refused: total, first });
      return;
    }
    quiet.refused += total;
    if (quiet.first.length === 0) quiet.first = first;
  }

  #write(door: string, { refused, first }: Quiet): void {
    this.#log.warn({ door, refused }, `${door}: refused ${refused}: ${first.join('; ')}`);
    this.#quiet.set(door, { refused: 0, first: [] });
    this.#clock.after(quietMs, () => {
      const since = this.#quiet.get(door);
      this.#quiet.delete(door);
      if (since && since.refused > 0) this.#write(door, since);
    });
  }
}
