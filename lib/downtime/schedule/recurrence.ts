import { RRuleTemporal } from 'rrule-temporal';
import type { DowntimeRecurrence } from '../../model/downtime.ts';
import { type Duration, endOf, nominalMs, parseDuration } from './duration.ts';
import { parseRrule, printRrule, type RruleParts } from './parse-rrule.ts';
import { RruleError } from './rrule-error.ts';
import { parseWallTime, printWallTime, type WallMs } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** A time at which a downtime is, from its start until just before its end, in Unix milliseconds. */
export interface Occurrence {
  readonly startMs: number;
  readonly endMs: number;
}

const dayMs = 86_400_000;

/** Longest duration of what begins several times a day: it bounds how many are at a time. */
const maxWithinDayMs = 2 * dayMs;

/** More than any clock is ever put forward or back, and than zones differ from UTC. */
const slackMs = 2 * dayMs;

/**
 * A recurrence in a time zone. The rule is followed on the clock on the wall: what is at 19:00 is at 19:00 all year. A start that
 * the clocks leave out is not left out with it, but later (`Zone.instantOf`): nobody is to be woken for it.
 */
export class Recurrence {
  readonly #zone: Zone;
  readonly #duration: Duration;
  readonly #rule: RRuleTemporal;

  /** @throws RruleError when a part of it cannot be read, or it never occurs */
  constructor(recurrence: DowntimeRecurrence, zone: Zone) {
    const duration = parseDuration(recurrence.duration);
    if (!duration) {
      throw new RruleError(
        `Invalid duration '${recurrence.duration.slice(0, 40)}': expected a whole number of m, h, d or w, of a year at most`,
      );
    }
    const startWallMs = parseWallTime(recurrence.start);
    if (startWallMs === undefined) {
      throw new RruleError(
        `Invalid start '${recurrence.start.slice(0, 40)}': expected a local time without offset, as 2026-11-27T19:00`,
      );
    }
    const parts = parseRrule(recurrence.rrule);
    if (recursWithinDay(parts) && nominalMs(duration) > maxWithinDayMs) {
      throw new RruleError(`Invalid duration '${recurrence.duration}': at most 2d where several begin on a day`);
    }
    this.#zone = zone;
    this.#duration = duration;
    this.#rule = ruleOnTheWall(parts, startWallMs, zone);
    if (this.next(-Infinity) === undefined) throw new RruleError('Invalid rrule: it never occurs');
  }

  /** Those that touch a time from `fromMs` to `toMs`, by their start. */
  between(fromMs: number, toMs: number): readonly Occurrence[] {
    const fromWall = this.#zone.wallOf(fromMs) - nominalMs(this.#duration) - slackMs;
    const toWall = this.#zone.wallOf(toMs) + slackMs;
    const starts = found(() => this.#rule.between(new Date(fromWall), new Date(toWall), true)) ?? [];
    return starts
      .map(({ epochMilliseconds }) => this.#occurrence(epochMilliseconds))
      .filter(({ startMs, endMs }) => endMs >= fromMs && startMs <= toMs);
  }

  /** The first that starts after a time; -Infinity: the first of all. */
  next(afterMs: number): Occurrence | undefined {
    let wallMs = Number.isFinite(afterMs) ? this.#zone.wallOf(afterMs) - slackMs : Date.UTC(1900, 0);
    for (;;) {
      const start = found(() => this.#rule.next(new Date(wallMs)))?.epochMilliseconds;
      if (start === undefined) return undefined;
      const occurrence = this.#occurrence(start);
      if (occurrence.startMs > afterMs) return occurrence;
      wallMs = start;
    }
  }

  /** The last that starts at a time or before. */
  previous(atMs: number): Occurrence | undefined {
    let wallMs = this.#zone.wallOf(atMs) + slackMs;
    for (;;) {
      const start = found(() => this.#rule.previous(new Date(wallMs)))?.epochMilliseconds;
      if (start === undefined) return undefined;
      const occurrence = this.#occurrence(start);
      if (occurrence.startMs <= atMs) return occurrence;
      wallMs = start;
    }
  }

  #occurrence(startWallMs: WallMs): Occurrence {
    return {
      startMs: this.#zone.instantOf(startWallMs),
      endMs: endOf(startWallMs, this.#duration, this.#zone),
    };
  }
}

function recursWithinDay(parts: RruleParts): boolean {
  return parts.get('FREQ') === 'HOURLY' || (parts.get('BYHOUR') ?? '').includes(',');
}

/** The library throws where it has looked for long and found nothing; its bounds are centuries of a usual rule. */
function found<Answer>(look: () => Answer): Answer | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** The rule as one in UTC, whose times are those of the wall. */
function ruleOnTheWall(parts: RruleParts, startWallMs: WallMs, zone: Zone): RRuleTemporal {
  const until = parts.get('UNTIL');
  const onTheWall = until === undefined ? parts : new Map(parts).set('UNTIL', compact(untilOnTheWall(until, zone)));
  return new RRuleTemporal({ rruleString: `DTSTART:${compact(startWallMs)}\nRRULE:${printRrule(onTheWall)}` });
}

/** UNTIL is a time in UTC, a local time, or a day with all that begins on it. @throws RruleError when there is no such day */
function untilOnTheWall(until: string, zone: Zone): WallMs {
  const [, year, month, day, hour = '23', minute = '59', second = '59'] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?/.exec(until) ?? [];
  const wallMs = parseWallTime(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
  if (wallMs === undefined) throw new RruleError(`Invalid rrule: UNTIL is '${until}', which is no time`);
  return until.endsWith('Z') ? zone.wallOf(wallMs) : wallMs;
}

/** `20261127T190000Z` */
function compact(wallMs: WallMs): string {
  return `${printWallTime(wallMs).replaceAll(/[-:]/g, '')}Z`;
}
