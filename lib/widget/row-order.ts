import { asNumber, asObject, asObjects, asOneOf, asText } from './read-value.ts';
import { type TableRow, tagValue } from './scalar-table.ts';

type Order = 'asc' | 'desc';

/** One of the rules that rows are sorted by; the next decides what this leaves equal. */
export type RowOrder =
  | { readonly by: 'column'; readonly column: number; readonly order: Order }
  | { readonly by: 'group'; readonly key: string; readonly order: Order };

/** What the `sort` of a request says: by which rules, and how many rows are kept. */
export interface RowSort {
  readonly rules: readonly RowOrder[];
  readonly count?: number;
}

/** Reads a `sort`; without rules there is no order in it. */
export function readRowSort(written: unknown): RowSort {
  const sort = asObject(written);
  const count = asNumber(sort?.count);
  const rules = asObjects(sort?.order_by).flatMap(({ type, index, name, order: said }): readonly RowOrder[] => {
    const order = asOneOf(said, ['asc', 'desc']) ?? 'desc';
    const key = asText(name);
    if (type === 'group') return key === undefined ? [] : [{ by: 'group', key, order }];
    return [{ by: 'column', column: asNumber(index) ?? 0, order }];
  });
  return { rules, ...(count !== undefined && { count }) };
}

/** Rows in the order of the rules; a row without a number is last either way. */
export function sortedRows<Row extends TableRow>(rows: readonly Row[], rules: readonly RowOrder[]): readonly Row[] {
  return rows.toSorted((a, b) => {
    for (const rule of rules) {
      const difference = rule.by === 'group' ? byGroup(a, b, rule.key) : byNumber(a, b, rule);
      if (difference !== 0) return rule.by === 'group' && rule.order === 'desc' ? -difference : difference;
    }
    return 0;
  });
}

function byGroup(a: TableRow, b: TableRow, key: string): number {
  return tagValue(a, key).localeCompare(tagValue(b, key), 'en', { numeric: true });
}

function byNumber(
  a: TableRow,
  b: TableRow,
  { column, order }: { readonly column: number; readonly order: Order },
): number {
  const [left, right] = [a.values[column] ?? null, b.values[column] ?? null];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return order === 'desc' ? right - left : left - right;
}
