const numberPattern = /^[+-]?(?:\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|inf|infinity|nan)$/i;

/**
 * Reads a number as both formats write it: `1`, `1.5e+09`, `+Inf`, `NaN`.
 * @throws Error when it is none
 */
export function parseNumber(text: string): number {
  if (!numberPattern.test(text)) throw new Error(`${JSON.stringify(text)} is not a number`);
  const lower = text.toLowerCase();
  if (lower.endsWith('nan')) return Number.NaN;
  if (!lower.includes('inf')) return Number(text);
  return lower.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
