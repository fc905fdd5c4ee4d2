// Each expression has one way only to match a run of digits: a long wrong number must not cost its square in time.
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const hexadecimal = /^([+-]?)0x([0-9a-f]*)(?:\.([0-9a-f]*))?p([+-]?\d+)$/i;
const notBetweenDigits = /(?<!\d)_|_(?!\d)/;
const notBetweenHexDigits = /(?<![0-9a-f]|0x)_|_(?![0-9a-f])/i;

/**
 * Reads a floating-point number as the Agent does (Go's `strconv.ParseFloat`): decimal, hexadecimal with a `p`
 * exponent, `_` between digits, `Inf`, `Infinity` and `NaN` in any case. No spaces, no thousands separators.
 * @returns undefined when it is none, or finite on paper but out of range (`1e999`)
 */
export function parseNumber(text: string): number | undefined {
  if (decimal.test(text)) return finite(Number(text));
  if (/^[+-]?inf(?:inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  if (text.includes('_')) return parseUnderscored(text);
  return parseHexadecimal(text);
}

/**
 * Reads a whole number of 64 bits with sign, as Go's `strconv.ParseInt` in base 10.
 * @returns undefined when it is none
 */
export function parseInteger(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) < 2 ** 63 ? value : undefined;
}

function parseUnderscored(text: string): number | undefined {
  const exponentStart = /^[+-]?0x/i.test(text) ? text.search(/p/i) : 0;
  const mantissa = text.slice(0, Math.max(0, exponentStart));
  const rest = text.slice(Math.max(0, exponentStart));
  if (notBetweenHexDigits.test(mantissa) || notBetweenDigits.test(rest)) return undefined;
  return parseNumber(text.replaceAll('_', ''));
}

function parseHexadecimal(text: string): number | undefined {
  const match = hexadecimal.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = match;
  const digits = whole + fraction;
  if (digits === '') return undefined;
  const mantissa = Number(BigInt(`0x${digits}`));
  const magnitude = mantissa === 0 ? 0 : mantissa * 2 ** (Number(exponent) - 4 * fraction.length);
  return finite(sign === '-' ? -magnitude : magnitude);
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
