const TIME = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
} as const;
const FORMATS = {
  time: new Intl.DateTimeFormat('en', TIME),
  date: new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', ...TIME }),
};

/** When a span began, to the millisecond, in the browser's zone: `14:05:09.123`, with its date when `withDate`. */
export function spanTimeText(ms: number, { withDate = false }: { readonly withDate?: boolean } = {}): string {
  return FORMATS[withDate ? 'date' : 'time'].format(ms);
}
