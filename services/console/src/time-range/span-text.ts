const UNITS: readonly (readonly [name: string, ms: number, word: string])[] = [
  ['mo', 30 * 86_400_000, 'month'],
  ['w', 7 * 86_400_000, 'week'],
  ['d', 86_400_000, 'day'],
  ['h', 3_600_000, 'hour'],
  ['m', 60_000, 'minute'],
  ['s', 1000, 'second'],
];

/** Milliseconds of a span such as `15m`, `4h`, `1mo`; undefined when it is none. A month is 30 days. */
export function parseSpan(text: string): number | undefined {
  const match = /^(\d{1,6})(mo|[wdhms])$/.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const unit = UNITS.find(([name]) => name === match[2]);
  const amount = Number(match[1]);
  return unit && amount > 0 ? amount * unit[1] : undefined;
}

/** A span as parseSpan reads it, in the largest unit that divides it (`90m`, `2h`); whole seconds at least. */
export function printSpan(spanMs: number): string {
  const [name, ms] = unitOf(spanMs);
  return `${Math.max(1, Math.round(spanMs / ms))}${name}`;
}

/** A span in words: `15 minutes`, `1 hour`. */
export function spanInWords(spanMs: number): string {
  const [, ms, word] = unitOf(spanMs);
  const amount = Math.max(1, Math.round(spanMs / ms));
  return `${amount} ${word}${amount === 1 ? '' : 's'}`;
}

function unitOf(spanMs: number): readonly [string, number, string] {
  const fitting = UNITS.find(([, ms]) => spanMs >= ms && spanMs % ms === 0);
  return fitting ?? ['s', 1000, 'second'];
}
