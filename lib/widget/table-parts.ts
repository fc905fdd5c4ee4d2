import type { Part } from '../chart/part-tree.ts';
import { formatLook } from './conditional-format.ts';
import { formatNumberAs } from './number-format.ts';
import { type RowOrder, type RowSort, sortedRows } from './row-order.ts';
import { type ScalarTable, type TableColumn, type TableRow, tagValue } from './scalar-table.ts';

/**
 * The groups of a table as parts of a whole: those of the first key, in them those of the second, and so on. Several
 * formulas, and requests, are the outermost level. Only what is more than zero has a share.
 */
export function tableParts({ keys, rows: all, columns }: ScalarTable, { rules, count }: RowSort): readonly Part[] {
  const rows = sortedRows(all, rules.length > 0 ? rules : BY_SIZE).slice(0, count);
  const byColumn = columns.flatMap((column, at): readonly Part[] => {
    const parts = level(
      rows.filter(({ values }) => isShare(values[at])),
      keys,
      { column, at },
    );
    if (columns.length === 1) return parts;
    // A formula without groups has one part, which is itself.
    const value = sumOf(parts);
    const isAlone = parts.length === 1 && parts[0]?.parts.length === 0 && keys.length === 0;
    return value > 0 ? [{ name: column.name, value, text: textOf(value, column), parts: isAlone ? [] : parts }] : [];
  });
  return byColumn.toSorted((a, b) => b.value - a.value);
}

/** The sum of all parts, as the first column writes it. */
export function totalText(parts: readonly Part[], { columns: [column] }: ScalarTable): string {
  return column ? textOf(sumOf(parts), column) : '';
}

const BY_SIZE: readonly RowOrder[] = [{ by: 'column', column: 0, order: 'desc' }];

interface OfColumn {
  readonly column: TableColumn;
  readonly at: number;
}

function level(rows: readonly TableRow[], [key, ...inner]: readonly string[], of: OfColumn): readonly Part[] {
  const { column, at } = of;
  if (key === undefined) {
    const value = rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
    return value > 0 ? [leaf(column.name, value, column)] : [];
  }
  const groups = [...Map.groupBy(rows, (row) => tagValue(row, key) || 'N/A')];
  const parts = groups.map(([name, group]): Part => {
    const value = group.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
    if (inner.length === 0) return leaf(name, value, column);
    return { name, value, text: textOf(value, column), parts: level(group, inner, of) };
  });
  return parts.toSorted((a, b) => b.value - a.value);
}

function leaf(name: string, value: number, column: TableColumn): Part {
  const background = formatLook(value, column.conditionalFormats)?.background;
  return {
    name,
    value,
    text: textOf(value, column),
    ...(background?.startsWith('#') && { color: background }),
    parts: [],
  };
}

const textOf = (value: number, { unit, numberFormat }: TableColumn): string =>
  formatNumberAs(value, unit, numberFormat);

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { value }) => sum + value, 0);

const isShare = (value: number | null | undefined): boolean => typeof value === 'number' && value > 0;
