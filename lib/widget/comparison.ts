import type { QuerySeries } from '../api-types/query.ts';
import type { TimeWindow } from '../chart/time-window.ts';
import { formatNumberAs, type NumberFormat } from './number-format.ts';
import { asNumber, asObject, asOneOf, type JsonObject } from './read-value.ts';

/** With what a number is compared, and how the difference is told. */
export interface Comparison {
  readonly type: 'absolute' | 'relative' | 'both';
  readonly directionality: 'increase_better' | 'decrease_better' | 'neutral';
  readonly duration: Duration;
}

type Duration =
  | { readonly kind: 'previous_timeframe' }
  | { readonly kind: 'shifted'; readonly byMs: number; readonly name: string }
  | { readonly kind: 'custom_timeframe'; readonly window: TimeWindow };

/** How a number differs from the one it is compared with. */
export interface Difference {
  /** `▲ 12.5%`, `▼ 3 MiB`, `▲ 3 MiB (12.5%)`. */
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'neutral';
}

const DAY = 86_400_000;

/** A month is four weeks, as of `month_before`: days of the week meet their like. */
const SHIFTS = {
  previous_day: { byMs: DAY, name: 'the day before' },
  previous_week: { byMs: 7 * DAY, name: 'the week before' },
  previous_month: { byMs: 28 * DAY, name: 'the month before' },
} as const;

/** The `comparison` of a request; undefined when there is none that is understood. */
export function readComparison(request: JsonObject): Comparison | undefined {
  const written = asObject(request.comparison);
  const duration = written && readDuration(asObject(written.duration));
  if (!duration) return undefined;
  return {
    type: asOneOf(written.type, ['absolute', 'relative', 'both']) ?? 'absolute',
    directionality: asOneOf(written.directionality, ['increase_better', 'decrease_better']) ?? 'neutral',
    duration,
  };
}

function readDuration(duration: JsonObject | undefined): Duration | undefined {
  const type = duration?.type ?? 'previous_timeframe';
  if (type === 'previous_timeframe') return { kind: 'previous_timeframe' };
  if (type === 'custom_timeframe') {
    const custom = asObject(duration?.custom_timeframe);
    const [fromMs, toMs] = [asNumber(custom?.from), asNumber(custom?.to)];
    if (fromMs === undefined || toMs === undefined || fromMs >= toMs) return undefined;
    return { kind: 'custom_timeframe', window: { fromMs, toMs } };
  }
  const shift = asOneOf(type, ['previous_day', 'previous_week', 'previous_month']);
  return shift && { kind: 'shifted', ...SHIFTS[shift] };
}

/** The window that the number is compared with. */
export function comparedWindow({ duration }: Comparison, { fromMs, toMs }: TimeWindow): TimeWindow {
  if (duration.kind === 'custom_timeframe') return duration.window;
  const byMs = duration.kind === 'shifted' ? duration.byMs : toMs - fromMs;
  return { fromMs: fromMs - byMs, toMs: toMs - byMs };
}

/** `the day before`, `the time range before`: with what the number is compared. */
export function comparedWith({ duration }: Comparison): string {
  if (duration.kind === 'shifted') return duration.name;
  return duration.kind === 'custom_timeframe' ? 'a fixed time range' : 'the time range before';
}

/** The difference of a number from the past one; nothing has a share of zero. */
export function difference(
  { present, past }: { readonly present: number; readonly past: number },
  { type, directionality }: Pick<Comparison, 'type' | 'directionality'>,
  { unit, format = {}, digits }: { unit: QuerySeries['unit']; format?: NumberFormat; digits?: number | undefined },
): Difference {
  const change = present - past;
  const arrow = change > 0 ? '▲ ' : change < 0 ? '▼ ' : '';
  const absolute = formatNumberAs(Math.abs(change), unit, format, digits);
  const relative = relativeText(Math.abs(change), past);
  const text = { absolute, relative, both: `${absolute} (${relative})` }[type];
  return { text: `${arrow}${text}`, tone: toneOf(change, directionality) };
}

function relativeText(size: number, past: number): string {
  if (size === 0) return '0%';
  if (past === 0) return '–';
  const percent = (size / Math.abs(past)) * 100;
  return `${percent >= 100 ? Math.round(percent).toLocaleString('en-US') : Number(percent.toPrecision(3))}%`;
}

function toneOf(change: number, directionality: Comparison['directionality']): Difference['tone'] {
  if (change === 0 || directionality === 'neutral') return 'neutral';
  return change > 0 === (directionality === 'increase_better') ? 'good' : 'bad';
}
