import type { TimeWindow } from '../chart/time-window.ts';
import { asNumber, asObject, asText } from './read-value.ts';

/** The window of a widget; `own` is its name where it is not that of the page. */
export interface WidgetWindow {
  readonly window: TimeWindow;
  readonly own?: string;
  /** What its `time` says and is not understood. */
  readonly undrawn?: string;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const UNITS = { minute: MINUTE, hour: 60 * MINUTE, day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY } as const;

const LIVE_SPANS: Readonly<Record<string, number>> = {
  '1m': MINUTE,
  '5m': 5 * MINUTE,
  '10m': 10 * MINUTE,
  '15m': 15 * MINUTE,
  '30m': 30 * MINUTE,
  '1h': 60 * MINUTE,
  '4h': 240 * MINUTE,
  '1d': DAY,
  '2d': 2 * DAY,
  '1w': 7 * DAY,
  '1mo': 30 * DAY,
  '3mo': 90 * DAY,
  '6mo': 180 * DAY,
  '1y': 365 * DAY,
};

/** Spans that begin with the calendar's week or month, on this machine's clock; weeks begin on Mondays. */
const TO_DATE = {
  week_to_date: (now: Date) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - ((now.getDay() + 6) % 7)),
  month_to_date: (now: Date) => new Date(now.getFullYear(), now.getMonth(), 1),
} as const;

/** How long a span of Datadog's list is (`5m`, `1h`), in milliseconds; undefined for any other. */
export function liveSpanMs(name: string): number | undefined {
  return Object.hasOwn(LIVE_SPANS, name) ? LIVE_SPANS[name] : undefined;
}

/** The window that a widget's `time` says, or that of its page. */
export function widgetWindow(time: unknown, page: TimeWindow, nowMs: number): WidgetWindow {
  const said = asObject(time) ?? {};
  const { type } = said;
  const liveSpan = asText(said.live_span);
  if (liveSpan === 'week_to_date' || liveSpan === 'month_to_date') {
    const fromMs = TO_DATE[liveSpan](new Date(nowMs)).getTime();
    return { window: { fromMs, toMs: nowMs }, own: liveSpan.replaceAll('_', ' ') };
  }
  if (liveSpan !== undefined) {
    const spanMs = liveSpanMs(liveSpan);
    if (spanMs === undefined) return { window: page, undrawn: `time.live_span ${liveSpan}` };
    return { window: { fromMs: nowMs - spanMs, toMs: nowMs }, own: liveSpan };
  }
  if (type === 'live') {
    const unit = asText(said.unit) ?? '';
    const value = asNumber(said.value);
    if (!Object.hasOwn(UNITS, unit) || !value) return { window: page, undrawn: `time.unit ${unit}` };
    return {
      window: { fromMs: nowMs - value * UNITS[unit as keyof typeof UNITS], toMs: nowMs },
      own: `${value} ${unit}${value === 1 ? '' : 's'}`,
    };
  }
  if (type === 'fixed') {
    const [from, to] = [asNumber(said.from), asNumber(said.to)];
    // Terraform and the API's examples have seconds as well as milliseconds.
    const scale = to !== undefined && to < 1e11 ? 1000 : 1;
    if (from === undefined || to === undefined || from >= to) return { window: page, undrawn: 'time' };
    return { window: { fromMs: from * scale, toMs: to * scale }, own: 'fixed' };
  }
  return { window: page };
}
