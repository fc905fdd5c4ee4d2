import type { DowntimeRecurrence } from '../../model/downtime.ts';
import { type Duration, endOf, nominalMs, parseDuration } from './duration.ts';
import { RruleError } from './rrule-error.ts';
import { type RuleStart, RuleStarts } from './rule-starts.ts';
import type { Zone } from './zone.ts';

/** A time at which a downtime is, from its start until just before its end, in Unix milliseconds. */
export interface Occurrence {
  readonly startMs: number;
  readonly endMs: number;
}

const dayMs = 86_400_000;

/** Longest duration of what begins several times a day: it bounds how many are at a time. */
const maxWithinDayMs = 2 * dayMs;

/** A recurrence in a time zone: a rule, of which each time is the start of an occurrence. */
export class Recurrence {
  readonly #zone: Zone;
  readonly #duration: Duration;
  readonly #starts: RuleStarts;

  /** @throws RruleError when a part of it cannot be read, or it never occurs */
  constructor(recurrence: DowntimeRecurrence, zone: Zone) {
    const duration = parseDuration(recurrence.duration);
    if (!duration) {
      throw new RruleError(
        `Invalid duration '${recurrence.duration.slice(0, 40)}': expected a whole number of m, h, d or w, of a year at most`,
      );
    }
    this.#zone = zone;
    this.#duration = duration;
    this.#starts = new RuleStarts(recurrence, zone);
    if (this.#starts.isWithinDay && nominalMs(duration) > maxWithinDayMs) {
      throw new RruleError(`Invalid duration '${recurrence.duration}': at most 2d where several begin on a day`);
    }
  }

  /** Those that touch a time from `fromMs` to `toMs`, by their start. */
  between(fromMs: number, toMs: number): readonly Occurrence[] {
    return this.#starts
      .around(fromMs - nominalMs(this.#duration), toMs)
      .map((start) => this.#occurrence(start))
      .filter(({ startMs, endMs }) => endMs >= fromMs && startMs <= toMs);
  }

  /** The first that starts after a time; -Infinity: the first of all. */
  next(afterMs: number): Occurrence | undefined {
    const start = this.#starts.next(afterMs);
    return start && this.#occurrence(start);
  }

  /** The last that starts at a time or before. */
  previous(atMs: number): Occurrence | undefined {
    const start = this.#starts.previous(atMs);
    return start && this.#occurrence(start);
  }

  #occurrence({ wallMs, atMs }: RuleStart): Occurrence {
    return { startMs: atMs, endMs: endOf(wallMs, this.#duration, this.#zone) };
  }
}
