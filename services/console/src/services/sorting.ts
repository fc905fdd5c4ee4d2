/** By which column a table is sorted. */
export interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

/** What a row has in a column; null where nothing is known. */
export type SortValue = number | string | null;

/** As an address says it: `p95`, or `-p95` with the largest first. Undefined when it names none of the columns. */
export function sortingFromText(text: string | undefined, columns: readonly string[]): Sorting | undefined {
  const column = text?.replace(/^-/, '');
  if (column === undefined || !columns.includes(column)) return undefined;
  return { column, isDescending: text?.startsWith('-') ?? false };
}

/** The text of an address; `sortingFromText` reads it. */
export function sortingText({ column, isDescending }: Sorting): string {
  return `${isDescending ? '-' : ''}${column}`;
}

/** The sorting after a click on a column's head: turned round, or by another column, numbers from the largest. */
export function sortingAfterClick(now: Sorting, column: string, isNumber: boolean): Sorting {
  return now.column === column ? { column, isDescending: !now.isDescending } : { column, isDescending: isNumber };
}

/** Rows in order; those without a value are last either way, equal ones stay as they are. */
export function sortedRows<Row>(
  rows: readonly Row[],
  valueIn: (row: Row) => SortValue,
  isDescending: boolean,
): readonly Row[] {
  return rows
    .map((row) => ({ row, value: valueIn(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return isDescending ? compare(b.value, a.value) : compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en', { numeric: true });
}
