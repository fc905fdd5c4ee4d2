import type { TimeWindow } from '../../../../lib/chart/time-window.ts';

const DAY_MS = 86_400_000;

const DATE = { month: 'short', day: 'numeric' } as const;
const MINUTES = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const SECONDS = { ...MINUTES, second: '2-digit' } as const;

/** By what is written; making one takes longer than a hundred texts. */
const FORMATS = {
  minutes: new Intl.DateTimeFormat('en', MINUTES),
  seconds: new Intl.DateTimeFormat('en', SECONDS),
  dateMinutes: new Intl.DateTimeFormat('en', { ...DATE, ...MINUTES }),
  dateSeconds: new Intl.DateTimeFormat('en', { ...DATE, ...SECONDS }),
};

/** A moment in the browser's zone: `14:05:09`, with its date when `withDate`. */
export function momentText(
  ms: number,
  options: { readonly withDate?: boolean; readonly seconds?: boolean } = {},
): string {
  const { withDate = false, seconds = true } = options;
  const format = withDate ? FORMATS[seconds ? 'dateSeconds' : 'dateMinutes'] : FORMATS[seconds ? 'seconds' : 'minutes'];
  return format.format(ms);
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
