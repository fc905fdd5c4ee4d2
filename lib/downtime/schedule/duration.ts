import type { WallMs } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** How long an occurrence of a downtime is. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'm' | 'h' | 'd' | 'w';
}

const dayMs = 86_400_000;
const unitMs = { m: 60_000, h: 3_600_000, d: dayMs, w: 7 * dayMs } as const;

/** Longest duration, in days. */
export const maxDurationDays = 366;

/** Reads `14h`. @returns undefined for anything else, for none at all and for more than a year */
export function parseDuration(text: string): Duration | undefined {
  const [, digits, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const duration = { amount: Number(digits), unit: unit as Duration['unit'] };
  const isPossible = duration.amount > 0 && nominalMs(duration) <= maxDurationDays * dayMs;
  return isPossible ? duration : undefined;
}

/** Its length where no clock is changed, in milliseconds. */
export function nominalMs({ amount, unit }: Duration): number {
  return amount * unitMs[unit];
}

/**
 * When what begins at a wall time is over, in Unix milliseconds. As RFC 5545 has it (3.3.6), days and weeks are those of the
 * calendar, so that `2d` from Saturday 00:00 ends Monday 00:00 in the week of a change to or from daylight saving too; hours and
 * minutes are elapsed time.
 */
export function endOf(startWallMs: WallMs, duration: Duration, zone: Zone): number {
  const isOfCalendar = duration.unit === 'd' || duration.unit === 'w';
  if (isOfCalendar) return zone.instantOf(startWallMs + nominalMs(duration));
  return zone.instantOf(startWallMs) + nominalMs(duration);
}

/**
 * The duration between two times, in the largest unit that says it exactly: in days when the clocks show the same time of day at
 * both ends, else in hours or minutes.
 * @param startMs Unix milliseconds, as `endMs`
 * @returns undefined when it is no whole number of minutes, or none that a duration may have
 */
export function durationBetween(startMs: number, endMs: number, zone: Zone): string | undefined {
  const wallMs = zone.wallOf(endMs) - zone.wallOf(startMs);
  const elapsedMs = endMs - startMs;
  const text =
    wallMs % dayMs === 0 && wallMs > 0
      ? `${wallMs / dayMs}d`
      : elapsedMs % unitMs.h === 0
        ? `${elapsedMs / unitMs.h}h`
        : `${elapsedMs / unitMs.m}m`;
  return parseDuration(text) && text;
}
