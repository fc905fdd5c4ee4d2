/** From which value to which a palette, or the size of hexagons, goes. */
export interface ValueRange {
  readonly min: number;
  readonly max: number;
}

/**
 * The range of values when nobody chose another: percents from 0 to 100, so that calm hosts look calm; others from the
 * smallest to the largest. Undefined without values.
 */
export function usualRange(values: Iterable<number>, unit: string | undefined): ValueRange | undefined {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) return undefined;
  return unit === 'percent' && min >= 0 && max <= 100 ? { min: 0, max: 100 } : { min, max };
}

/** The ends that an address names, the usual ones where it names none; undefined while there is no range at all. */
export function chosenRange(
  usual: ValueRange | undefined,
  { min, max }: { readonly min: string | undefined; readonly max: string | undefined },
): ValueRange | undefined {
  const [low, high] = [numberIn(min) ?? usual?.min, numberIn(max) ?? usual?.max];
  if (low === undefined || high === undefined) return undefined;
  return { min: low, max: high };
}

/** Where a value is in a range: 0 to 1, ends included; in a range of one value 0 up to it and 1 above. */
export function shareOf(value: number, { min, max }: ValueRange): number {
  if (max <= min) return value > min ? 1 : 0;
  return Math.min(Math.max((value - min) / (max - min), 0), 1);
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
