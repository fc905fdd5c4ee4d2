/** A step of a scale: values from `from` on are shown divided by it, with `suffix`. Ascending. */
export type ScaleStep = readonly [from: number, suffix: string];

const orders: readonly ScaleStep[] = [
  [1, ''],
  [1e3, 'k'],
  [1e6, 'M'],
  [1e9, 'G'],
  [1e12, 'T'],
  [1e15, 'P'],
];

/** Below this a number is written with an exponent. */
const smallest = 1e-6;

/**
 * A number without unit in at most three significant digits and orders of magnitude: `1.23k`, `45.6M`, `0.5`, `-3G`.
 * Not a number: `–`.
 */
export function formatNumber(value: number, digits?: number): string {
  return formatScaled(value, orders, digits);
}

/**
 * A number on a scale, e.g. bytes by 1024; the first step also takes what is smaller than it. With `digits` it has so many
 * after the point.
 */
export function formatScaled(value: number, steps: readonly ScaleStep[], digits?: number): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  let at = Math.max(
    0,
    steps.findLastIndex(([from]) => size >= from),
  );
  const next = steps[at + 1];
  if (next && roundShort(size / (steps[at]?.[0] ?? 1)) * (steps[at]?.[0] ?? 1) >= next[0]) at += 1;
  const [from, suffix] = steps[at] ?? [1, ''];
  return `${digits === undefined ? shortText(value / from) : (value / from).toFixed(digits)}${suffix}`;
}

/** At most three significant digits, but never fewer than the whole part has. */
export function roundShort(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function shortText(value: number): string {
  const rounded = roundShort(value);
  if (rounded === 0) return '0';
  return Math.abs(rounded) < smallest ? rounded.toExponential() : String(rounded);
}
