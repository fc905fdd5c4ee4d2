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

/** The window that a widget's `time` says, or that of its page. */
export function widgetWindow(time: unknown, page: TimeWindow, nowMs: number): WidgetWindow {
  const said = asObject(time) ?? {};
  const { type } = said;
  const liveSpan = asText(said.live_span);
  if (liveSpan !== undefined) {
    const spanMs =
      spanToDate(liveSpan, nowMs) ?? (Object.hasOwn(LIVE_SPANS, liveSpan) ? LIVE_SPANS[liveSpan] : undefined);
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

/** Since Monday, or since the first of the month, UTC. */
function spanToDate(liveSpan: string, nowMs: number): number | undefined {
  const now = new Date(nowMs);
  const midnightMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  if (liveSpan === 'week_to_date') return nowMs - midnightMs + ((now.getUTCDay() + 6) % 7) * DAY;
  if (liveSpan === 'month_to_date') return nowMs - midnightMs + (now.getUTCDate() - 1) * DAY;
  return undefined;
}
