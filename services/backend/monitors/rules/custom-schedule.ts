import { RuleStarts } from '../../../../lib/downtime/schedule/rule-starts.ts';
import { printWallTime } from '../../../../lib/downtime/schedule/wall-time.ts';
import { Zone } from '../../../../lib/downtime/schedule/zone.ts';

/** A rule of a schedule, as `scheduling_options.custom_schedule` has it. */
export interface ScheduleRecurrence {
  readonly rrule: string;
  /** Local time of its zone; absent: 00:00 of the day on which the monitor was made. */
  readonly start?: string | null | undefined;
  /** Absent: UTC. */
  readonly timezone?: string | null | undefined;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A time that was missed is evaluated late, but not later than so much. */
const mostLateMs = dayMs;

/** When a monitor is to be evaluated, where its author says so: at the times of rules, as downtimes begin at them. */
export class CustomSchedule {
  readonly #rules: readonly RuleStarts[];
  /** Of the times asked for last: the last at or before, and the first after. */
  #known: { readonly lastMs: number | undefined; readonly nextMs: number } | undefined;

  /** @throws RruleError when a rule cannot be read; RangeError when there is no such zone */
  constructor(recurrences: readonly ScheduleRecurrence[], createdAtMs: number) {
    this.#rules = recurrences.map(({ rrule, start, timezone }) => {
      const zone = new Zone(timezone ?? 'UTC');
      return new RuleStarts({ rrule, start: start ?? startOfDay(createdAtMs, zone) }, zone);
    });
  }

  /**
   * The time that is to be evaluated now, in Unix milliseconds: a whole minute, and an earlier one where that was missed. Of
   * several that were missed it is the last.
   * @param of what was evaluated last, and since when the monitor is as it is: times before that were another's
   */
  due(atMs: number, of: { readonly lastMs: number | undefined; readonly modifiedAtMs: number }): number | undefined {
    const timeMs = this.#last(atMs);
    if (timeMs === undefined || timeMs < of.modifiedAtMs || atMs - timeMs > mostLateMs) return undefined;
    const minute = Math.ceil(timeMs / minuteMs) * minuteMs;
    // What lies far ahead was evaluated by a clock that has been put back since.
    const isEvaluated = of.lastMs !== undefined && of.lastMs >= minute && of.lastMs <= atMs + dayMs;
    return isEvaluated ? undefined : minute;
  }

  /** Asked minute by minute, it looks up nothing between two times of the rules. */
  #last(atMs: number): number | undefined {
    const { lastMs = Number.POSITIVE_INFINITY, nextMs = Number.NEGATIVE_INFINITY } = this.#known ?? {};
    if (atMs < lastMs || atMs >= nextMs) {
      const before = this.#rules.flatMap((each) => each.previous(atMs)?.atMs ?? []);
      const after = this.#rules.flatMap((each) => each.next(atMs)?.atMs ?? []);
      this.#known = { lastMs: before.length > 0 ? Math.max(...before) : undefined, nextMs: Math.min(...after) };
    }
    return this.#known?.lastMs;
  }
}

function startOfDay(atMs: number, zone: Zone): string {
  return printWallTime(Math.floor(zone.wallOf(atMs) / dayMs) * dayMs);
}
