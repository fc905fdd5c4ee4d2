import type { Comparator } from './types.ts';

/** Whether a value is what a monitor warns of: `isBreached('>', 900, 800)`. */
export function isBreached(comparator: Comparator, value: number, threshold: number): boolean {
  switch (comparator) {
    case '>':
      return value > threshold;
    case '>=':
      return value >= threshold;
    case '<':
      return value < threshold;
    case '<=':
      return value <= threshold;
    case '==':
      return value === threshold;
    case '!=':
      return value !== threshold;
  }
}

/**
 * Whether a group that was triggered has recovered (api.md 5.4): when its value is no longer on the wrong side of the
 * recovery threshold, which stands in for the threshold itself where there is one.
 */
export function isRecovered(
  comparator: Comparator,
  value: number,
  { threshold, recovery }: { readonly threshold: number; readonly recovery?: number | undefined },
): boolean {
  return !isBreached(comparator, value, recovery ?? threshold);
}

const inverses: Readonly<Record<Comparator, Comparator>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '==': '!=',
  '!=': '==',
};

/** What is true when a comparison is not: `<=` of `>`. */
export function inverse(comparator: Comparator): Comparator {
  return inverses[comparator];
}
