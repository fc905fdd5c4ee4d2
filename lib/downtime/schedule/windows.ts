import type { DowntimeSchedule } from '../../model/downtime.ts';
import { type Occurrence, Recurrence } from './recurrence.ts';
import { Zone } from './zone.ts';

const dayMs = 86_400_000;

/** How far around a time occurrences are looked up at once. */
const aroundMs = dayMs;

/** Occurrences that follow each other without a break are counted together only so far back: one in summer is not of spring. */
const maxChained = 16;

/**
 * The times of a downtime's schedule. A downtime without an end has one whose end is Infinity. Asked for the same minute again
 * and again, it looks nothing up.
 */
export class ScheduleWindows {
  readonly #recurrences: readonly Recurrence[];
  readonly #once: Occurrence | undefined;
  #known: { readonly fromMs: number; readonly toMs: number; readonly occurrences: readonly Occurrence[] } | undefined;
  #last: { readonly atMs: number; readonly current: Occurrence | undefined } | undefined;

  /** @throws RruleError when a recurrence cannot be read; RangeError when there is no such zone */
  constructor(schedule: DowntimeSchedule) {
    if (schedule.kind === 'once') {
      this.#recurrences = [];
      this.#once = { startMs: schedule.startMs, endMs: schedule.endMs ?? Infinity };
      return;
    }
    const zone = new Zone(schedule.timezone);
    this.#recurrences = schedule.recurrences.map((each) => new Recurrence(each, zone));
  }

  /**
   * The time at which the downtime is at `atMs`; undefined when it is not. Occurrences that overlap or touch are one, as far as
   * they begin before `atMs`: its end is the latest of those, and begins another at its end, it will go on.
   */
  current(atMs: number): Occurrence | undefined {
    if (this.#last?.atMs !== atMs) this.#last = { atMs, current: this.#find(atMs) };
    return this.#last.current;
  }

  /** The first that starts after a time. */
  next(afterMs: number): Occurrence | undefined {
    if (this.#once) return this.#once.startMs > afterMs ? this.#once : undefined;
    return this.#recurrences
      .map((each) => each.next(afterMs))
      .filter((each) => each !== undefined)
      .sort(byStart)[0];
  }

  /** The next ones, those included that have begun and are not over, by their start; `count` at most. */
  upcoming(atMs: number, count: number): readonly Occurrence[] {
    const found = [...this.#covering(atMs)].sort(byStart);
    let afterMs = atMs;
    while (found.length < count) {
      const next = this.next(afterMs);
      if (!next) break;
      found.push(next);
      afterMs = next.startMs;
    }
    return found.slice(0, count);
  }

  /** The last that starts at a time or before. */
  previous(atMs: number): Occurrence | undefined {
    if (this.#once) return this.#once.startMs <= atMs ? this.#once : undefined;
    return this.#recurrences
      .map((each) => each.previous(atMs))
      .filter((each) => each !== undefined)
      .sort((a, b) => b.startMs - a.startMs)[0];
  }

  /** Where it begins, after `fromMs` and until `toMs`; where one occurrence takes over from another it does not. */
  starts(fromMs: number, toMs: number): readonly Occurrence[] {
    const found = this.#between(fromMs, toMs).filter(({ startMs }) => startMs > fromMs && startMs <= toMs);
    const first = found.filter(({ startMs }, at) => found.findIndex((each) => each.startMs === startMs) === at);
    return first.filter(({ startMs }) => !this.#between(startMs, startMs).some((each) => each.startMs < startMs));
  }

  /** Where it ends, after `fromMs` and until `toMs`; where one occurrence takes over from another it does not. */
  ends(fromMs: number, toMs: number): readonly Occurrence[] {
    const found = this.#between(fromMs, toMs).filter(({ endMs }) => endMs > fromMs && endMs <= toMs);
    const first = found.filter(({ endMs }, at) => found.findIndex((each) => each.endMs === endMs) === at);
    return first.filter(({ endMs }) => this.#covering(endMs).length === 0);
  }

  #find(atMs: number): Occurrence | undefined {
    const covering = this.#covering(atMs);
    if (covering.length === 0) return undefined;
    const startMs = Math.min(...covering.map((each) => each.startMs));
    return { startMs: this.#chainedStart(startMs, atMs), endMs: Math.max(...covering.map((each) => each.endMs)) };
  }

  /** Where that begins of which an occurrence, begun at `startMs`, is the last so far. */
  #chainedStart(startMs: number, atMs: number): number {
    const known = this.#last;
    if (known?.current && known.atMs <= atMs && startMs <= known.current.endMs) {
      return Math.min(startMs, known.current.startMs);
    }
    let chainedMs = startMs;
    for (let chained = 0; chained < maxChained; chained++) {
      const before = this.#between(chainedMs, chainedMs).filter((each) => each.startMs < chainedMs);
      if (before.length === 0) break;
      chainedMs = Math.min(...before.map((each) => each.startMs));
    }
    return chainedMs;
  }

  #covering(atMs: number): readonly Occurrence[] {
    return this.#between(atMs, atMs).filter(({ startMs, endMs }) => startMs <= atMs && endMs > atMs);
  }

  /** Those that touch a time from `fromMs` to `toMs`. */
  #between(fromMs: number, toMs: number): readonly Occurrence[] {
    if (!this.#known || fromMs < this.#known.fromMs || toMs > this.#known.toMs) this.#look(fromMs, toMs);
    const { occurrences } = this.#known ?? { occurrences: [] };
    return occurrences.filter(({ startMs, endMs }) => endMs >= fromMs && startMs <= toMs);
  }

  #look(fromMs: number, toMs: number): void {
    const window = { fromMs: fromMs - aroundMs, toMs: toMs + aroundMs };
    const occurrences = this.#once
      ? [this.#once]
      : this.#recurrences.flatMap((each) => each.between(window.fromMs, window.toMs));
    this.#known = { ...window, occurrences: occurrences.toSorted(byStart) };
  }
}

function byStart(a: Occurrence, b: Occurrence): number {
  return a.startMs - b.startMs || b.endMs - a.endMs;
}
