import { RRuleTemporal } from 'rrule-temporal';
import { parseRrule, printRrule, type RruleParts } from './parse-rrule.ts';
import { RruleError } from './rrule-error.ts';
import { parseWallTime, printWallTime, type WallMs } from './wall-time.ts';
import type { Zone } from './zone.ts';

const dayMs = 86_400_000;

/** More than any clock is ever put forward or back, and than zones differ from UTC. */
const slackMs = 2 * dayMs;

/** A time at which something is to begin. */
export interface RuleStart {
  /** What the clock on the wall is to show. */
  readonly wallMs: WallMs;
  /** Unix milliseconds. */
  readonly atMs: number;
}

/**
 * The times that a recurrence rule names in a time zone. It is followed on the clock on the wall: what is at 19:00 is at 19:00
 * all year. A time that the clocks leave out is not left out with it, but later (`Zone.instantOf`).
 */
export class RuleStarts {
  /** Whether there are several on a day. */
  readonly isWithinDay: boolean;
  readonly #zone: Zone;
  readonly #rule: RRuleTemporal;

  /**
   * @param start the local time of the first, which gives those that follow their time of day where the rule does not
   * @throws RruleError when a part of it cannot be read, or it never occurs
   */
  constructor({ rrule, start }: { readonly rrule: string; readonly start: string }, zone: Zone) {
    const startWallMs = parseWallTime(start);
    if (startWallMs === undefined) {
      throw new RruleError(
        `Invalid start '${start.slice(0, 40)}': expected a local time without offset, as 2026-11-27T19:00`,
      );
    }
    const parts = parseRrule(rrule);
    this.isWithinDay = parts.get('FREQ') === 'HOURLY' || (parts.get('BYHOUR') ?? '').includes(',');
    this.#zone = zone;
    this.#rule = ruleOnTheWall(parts, startWallMs, zone);
    if (this.next(-Infinity) === undefined) throw new RruleError('Invalid rrule: it never occurs');
  }

  /** Those from `fromMs` to `toMs`, and maybe some days around them. Unix milliseconds. */
  around(fromMs: number, toMs: number): readonly RuleStart[] {
    const from = new Date(this.#zone.wallOf(fromMs) - slackMs);
    const to = new Date(this.#zone.wallOf(toMs) + slackMs);
    const starts = found(() => this.#rule.between(from, to, true)) ?? [];
    return starts.map(({ epochMilliseconds }) => this.#start(epochMilliseconds));
  }

  /** The first after a time; -Infinity: the first of all. */
  next(afterMs: number): RuleStart | undefined {
    let wallMs = Number.isFinite(afterMs) ? this.#zone.wallOf(afterMs) - slackMs : Date.UTC(1900, 0);
    for (;;) {
      const start = found(() => this.#rule.next(new Date(wallMs)))?.epochMilliseconds;
      if (start === undefined) return undefined;
      const next = this.#start(start);
      if (next.atMs > afterMs) return next;
      wallMs = start;
    }
  }

  /** The last at a time or before. */
  previous(atMs: number): RuleStart | undefined {
    let wallMs = this.#zone.wallOf(atMs) + slackMs;
    for (;;) {
      const start = found(() => this.#rule.previous(new Date(wallMs)))?.epochMilliseconds;
      if (start === undefined) return undefined;
      const previous = this.#start(start);
      if (previous.atMs <= atMs) return previous;
      wallMs = start;
    }
  }

  #start(wallMs: WallMs): RuleStart {
    return { wallMs, atMs: this.#zone.instantOf(wallMs) };
  }
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
