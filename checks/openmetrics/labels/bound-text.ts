import { parseNumber } from '../exposition/parse-number.ts';

/**
 * A bound or a quantile as it stands in a tag: as Python prints it, which is what the Agent sends. `1` is `1.0`,
 * `0.00005` is `5e-05`, `+Inf` is `inf`, and zero is `0`.
 * @throws Error when it is no number
 */
export function boundText(text: string): string {
  return pythonFloat(parseNumber(text));
}

/** A number as Python prints it, but zero without a fraction. */
export function pythonFloat(value: number): string {
  if (value === 0) return '0';
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size >= 1e16 || size < 1e-4) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
