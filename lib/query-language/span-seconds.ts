const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** The seconds of a span as the language writes one, `3600` or `'60m'`, `'1w'`; undefined when it is none. */
export function spanSeconds(span: number | string): number | undefined {
  if (typeof span === 'number') return span;
  const [, count = '', unit = ''] = /^(\d{1,9})([smhdw])$/.exec(span) ?? [];
  const seconds = unitSeconds[unit];
  return seconds === undefined ? undefined : Number(count) * seconds;
}
