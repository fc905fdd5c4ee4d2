/** Whether any bucket of a row has a value. */
export function hasValue(row: Float64Array): boolean {
  for (const value of row) if (!Number.isNaN(value)) return true;
  return false;
}
