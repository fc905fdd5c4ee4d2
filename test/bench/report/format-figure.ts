import { formatNumber, roundShort } from '../../../lib/units/format-number.ts';
import type { Figure } from '../bench.ts';

/** Units of one kind, ascending, each with what it is in the smallest. */
const scales: readonly (readonly (readonly [unit: string, size: number])[])[] = [
  [['µs', 1], ['ms', 1e3], ['s', 1e6]], // biome-ignore format: as a table
  [['B', 1], ['kB', 1e3], ['MB', 1e6], ['GB', 1e9]], // biome-ignore format: as a table
];

/** A figure as a person reads it: times and bytes in the unit of their size, `40.5 s`, `1.39 GB`; others as `171k packets/s`. */
export function formatFigure(figure: Figure): string {
  const { value, unit } = rescaled(figure);
  return unit === '' ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

/** A ratio: two decimals below ten, three significant digits from there, `2,110`. */
export function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return formatNumber(ratio);
  return ratio < 10 ? ratio.toFixed(2) : ratio.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

/** In the largest unit of its kind in which it is one at least, once rounded. Zero has no size and keeps its unit. */
function rescaled(figure: Figure): Figure {
  const scale = scales.find((units) => units.some(([unit]) => unit === figure.unit));
  const size = scale?.find(([unit]) => unit === figure.unit)?.[1];
  if (scale === undefined || size === undefined || figure.value === 0 || !Number.isFinite(figure.value)) return figure;
  const inSmallest = figure.value * size;
  const fitting = scale.findLast(([, each]) => Math.abs(roundShort(inSmallest / each)) >= 1) ?? scale[0];
  return fitting === undefined ? figure : { value: inSmallest / fitting[1], unit: fitting[0] };
}
