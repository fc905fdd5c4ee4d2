import type { MonitorOptions } from '../api-types/monitors.ts';
import { zoneOffsetS } from '../query-language/zone-offset.ts';
import type { MonitorWindow } from './types.ts';

const unitSeconds: Readonly<Record<MonitorWindow['unit'], number>> = {
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  mo: 30 * 86_400,
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** When the hour, day or month of a `current_…` window begins (api.md 5.3); UTC, midnight and the first without it. */
type EvaluationWindow = NonNullable<MonitorOptions['scheduling_options']>['evaluation_window'];

/** How long a window is, in seconds; a month has 30 days, and a `current_…` window the length that it has at its end. */
export function windowSeconds({ amount, unit }: MonitorWindow): number {
  return amount * unitSeconds[unit];
}

/**
 * The window at a moment, in Unix milliseconds: it ends then, or, of `next_…`, begins.
 * @param nowMs what `evaluation_delay` leaves of now
 * @param scheduling the monitor's `scheduling_options.evaluation_window`; `current_…` windows begin by it
 */
export function windowAt(
  nowMs: number,
  window: MonitorWindow,
  scheduling?: EvaluationWindow,
): { readonly fromMs: number; readonly toMs: number } {
  const lengthMs = windowSeconds(window) * 1000;
  switch (window.kind) {
    case 'last':
      return { fromMs: nowMs - lengthMs, toMs: nowMs };
    case 'next':
      return { fromMs: nowMs, toMs: nowMs + lengthMs };
    case 'current':
      return { fromMs: periodStart(nowMs, window.unit, scheduling ?? {}), toMs: nowMs };
  }
}

/** When the hour, day or month began in which a moment lies, in Unix milliseconds. */
function periodStart(nowMs: number, unit: MonitorWindow['unit'], scheduling: NonNullable<EvaluationWindow>): number {
  const zone = scheduling.timezone ?? 'UTC';
  const wallMs = nowMs + zoneOffsetS(nowMs / 1000, zone) * 1000;
  if (unit === 'h') return nowMs - (wallMs - floorTo(wallMs, hourMs, (scheduling.hour_starts ?? 0) * minuteMs));
  const startOf = unit === 'd' ? dayStart : monthStart;
  const start = startOf(wallMs, scheduling);
  // On a day on which clocks are changed, the one of the next day may have passed, or the one of this day not yet.
  const starts = [startOf(wallMs + dayMs, scheduling), start, startOf(start - 1, scheduling)];
  return starts.map((each) => toUtcMs(each, zone)).find((each) => each <= nowMs) ?? nowMs;
}

/** As a clock on the wall shows it, in milliseconds. */
function dayStart(wallMs: number, { day_starts = '00:00' }: NonNullable<EvaluationWindow>): number {
  return floorTo(wallMs, dayMs, minutesOf(day_starts) * minuteMs);
}

function monthStart(wallMs: number, { day_starts = '00:00', month_starts = 1 }: NonNullable<EvaluationWindow>): number {
  const date = new Date(wallMs);
  const startOf = (month: number): number =>
    Date.UTC(date.getUTCFullYear(), month, month_starts) + minutesOf(day_starts) * minuteMs;
  const thisMonth = startOf(date.getUTCMonth());
  return thisMonth <= wallMs ? thisMonth : startOf(date.getUTCMonth() - 1);
}

/** `04:30` → 270 */
function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

function floorTo(wallMs: number, lengthMs: number, shiftMs: number): number {
  return Math.floor((wallMs - shiftMs) / lengthMs) * lengthMs + shiftMs;
}

/**
 * When the clocks of a zone show a time first, in Unix milliseconds.
 * @param wallMs the time, given as if it were UTC; one that is left out when they are put forward comes as much later
 */
function toUtcMs(wallMs: number, zone: string): number {
  const offsetAt = (atMs: number): number => zoneOffsetS(atMs / 1000, zone) * 1000;
  const [before, after] = [offsetAt(wallMs - dayMs), offsetAt(wallMs + dayMs)];
  const early = wallMs - Math.max(before, after);
  return offsetAt(early) === wallMs - early ? early : wallMs - Math.min(before, after);
}
