/**
 * Parses JSON; a whole number that a double does not hold exactly becomes a bigint. All texts are well-formed.
 * @throws SyntaxError when it is no JSON, RangeError when it is too deep
 */
export function parseJsonDigits(text: string): unknown {
  return JSON.parse(text, withDigits as (key: string, value: unknown) => unknown);
}

function withDigits(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'number' || Number.isSafeInteger(value) || source === undefined) return value;
  return /^-?\d+$/.test(source) ? BigInt(source) : value;
}
