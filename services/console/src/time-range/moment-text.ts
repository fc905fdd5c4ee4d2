import type { TimeWindow } from './time-range.ts';

const DAY_MS = 86_400_000;

/** A moment in the browser's zone: `14:05:09`, with its date when `withDate`. */
export function momentText(
  ms: number,
  options: { readonly withDate?: boolean; readonly seconds?: boolean } = {},
): string {
  const { withDate = false, seconds = true } = options;
  return new Intl.DateTimeFormat('en', {
    ...(withDate && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
    hourCycle: 'h23',
  }).format(ms);
}

/** A window as its two ends, with seconds where it is short: `Nov 22, 14:00 – 14:15`. */
export function windowText({ fromMs, toMs }: TimeWindow): string {
  const seconds = toMs - fromMs < 600_000;
  const otherDay = new Date(fromMs).toDateString() !== new Date(toMs).toDateString();
  const to = momentText(toMs, { withDate: otherDay || toMs - fromMs > DAY_MS, seconds });
  return `${momentText(fromMs, { withDate: true, seconds })} – ${to}`;
}

/** A moment as `<input type="datetime-local">` holds it, in the browser's zone. */
export function toLocalInput(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** Unix milliseconds of such a text; undefined when it is none. */
export function fromLocalInput(text: string): number | undefined {
  const ms = new Date(text).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}
