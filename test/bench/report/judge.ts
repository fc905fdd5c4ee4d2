import type { Goal, Row } from '../bench.ts';

/** A row's figure over its reference; undefined where there is none, or none above zero. */
export function ratioOf({ figure, reference, ratio }: Row): number | undefined {
  if (ratio !== undefined) return ratio;
  if (reference === undefined || 'missing' in reference || reference.value <= 0) return undefined;
  return figure.value / reference.value;
}

/** Whether a row reaches its goal; undefined where it has none, or its ratio could not be measured. */
export function isReached(row: Row): boolean | undefined {
  if (row.goal === undefined) return undefined;
  const value = judgedValue(row, row.goal);
  if (value === undefined) return undefined;
  // A figure that is not a number reaches nothing.
  return row.goal.is === 'at least' ? value >= row.goal.bound : value <= row.goal.bound;
}

function judgedValue(row: Row, goal: Goal): number | undefined {
  return goal.of === 'figure' ? row.figure.value : ratioOf(row);
}
