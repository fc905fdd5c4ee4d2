/** Whole numbers as they are, others with three digits after the point at most. */
export function shortNumber(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toFixed(3)));
}
