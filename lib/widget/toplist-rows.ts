import type { ToplistWidget } from './read-toplist.ts';
import { sortedRows } from './row-order.ts';
import { type ScalarTable, type TableRow, tagValue } from './scalar-table.ts';

/** A part of a bar. */
export interface ToplistPart {
  /** The place of its name in the legend. */
  readonly name: number;
  readonly value: number;
  /** Of 0 to 1, of the width that bars have. */
  readonly width: number;
}

/** A number in front of a bar, by the column whose unit and colours it has. */
export interface ToplistNumber {
  readonly column: number;
  readonly value: number | null;
}

/** A row of a top list. */
export interface ToplistRow {
  readonly label: string;
  /** One for each column; the sum of a row whose parts are stacked; percents where the list is relative and flat. */
  readonly numbers: readonly ToplistNumber[];
  readonly parts: readonly ToplistPart[];
}

/** A top list, ready to be drawn. */
export interface Toplist {
  readonly rows: readonly ToplistRow[];
  /** How many groups there are, of which these are the first. */
  readonly total: number;
  /** Names of the parts; none where bars have only one. */
  readonly legend: readonly string[];
  readonly isStacked: boolean;
}

interface Entry extends TableRow {
  readonly label: string;
  readonly parts: readonly (readonly [name: string, value: number])[];
  readonly numbers: readonly ToplistNumber[];
}

/** The rows of a top list, in order, with the width of their bars. */
export function toplistRows(table: ScalarTable, widget: ToplistWidget): Toplist {
  const { display, scaling, rules, count } = widget;
  const isStacked = display === 'stacked' && (table.columns.length > 1 ? table.keys.length > 0 : table.keys.length > 1);
  const entries = isStacked ? stackedEntries(table) : flatEntries(table);
  const sorted = sortedRows(entries, rules);
  const shown = sorted.slice(0, count);
  const legend = isStacked ? [...new Set(shown.flatMap(({ parts }) => parts.map(([name]) => name)))] : [];
  const lengths = entries.map(lengthOf);
  const greatest = Math.max(...shown.map(lengthOf));
  const sum = lengths.reduce((total, length) => total + length, 0);
  const rows = shown.map((entry) => {
    const whole = scaling === 'absolute' ? greatest : isStacked ? lengthOf(entry) : sum;
    return {
      label: entry.label,
      numbers: scaling === 'relative' && !isStacked ? sharesOf(entry, entries) : entry.numbers,
      parts: entry.parts.map(([name, value]) => ({
        name: legend.indexOf(name),
        value,
        width: whole > 0 ? Math.abs(value) / whole : 0,
      })),
    };
  });
  return { rows, total: entries.length, legend, isStacked };
}

const lengthOf = ({ parts }: Entry): number => parts.reduce((sum, [, value]) => sum + Math.abs(value), 0);

/** Shares in percent of the sum of each column. */
function sharesOf({ numbers }: Entry, all: readonly Entry[]): readonly ToplistNumber[] {
  return numbers.map(({ column, value }, at) => {
    const sum = all.reduce((total, entry) => total + Math.abs(entry.numbers[at]?.value ?? 0), 0);
    return { column, value: value === null || sum === 0 ? null : (value / sum) * 100 };
  });
}

/** A row for each group; formulas without groups are rows themselves. */
function flatEntries({ rows, columns }: ScalarTable): readonly Entry[] {
  return rows.flatMap(({ tags, values }): readonly Entry[] => {
    if (tags.length === 0) {
      return values.flatMap((value, at) => {
        const label = columns[at]?.name ?? '';
        const numbers = [{ column: at, value }];
        return value === null ? [] : [{ tags, values: [value], label, parts: [[label, value] as const], numbers }];
      });
    }
    const [first = null] = values;
    const label = tags.join(', ');
    const numbers = values.map((value, column) => ({ column, value }));
    return [{ tags, values, label, parts: first === null ? [] : [[label, first]], numbers }];
  });
}

/** One bar for each group with formulas as its parts, or for each value of the first key with the others as its parts. */
function stackedEntries({ rows, columns, keys: [first = '', ...others] }: ScalarTable): readonly Entry[] {
  if (columns.length > 1) {
    return rows.map(({ tags, values }) => {
      const parts = values.flatMap((value, at) => (value === null ? [] : [[columns[at]?.name ?? '', value] as const]));
      return { tags, values, label: tags.join(', '), parts, numbers: [sumOf(parts)] };
    });
  }
  const byFirst = Map.groupBy(rows, (row) => tagValue(row, first));
  return Array.from(byFirst, ([value, group]) => {
    const parts = group.flatMap((row) => {
      const [number = null] = row.values;
      const name = others.map((key) => tagValue(row, key)).join(', ');
      return number === null ? [] : [[name, number] as const];
    });
    const tag = `${first}:${value}`;
    const sum = sumOf(parts);
    return {
      tags: [tag],
      values: [sum.value],
      label: tag,
      parts: parts.toSorted(([, a], [, b]) => b - a),
      numbers: [sum],
    };
  });
}

function sumOf(parts: Entry['parts']) {
  return { column: 0, value: parts.reduce((total, [, value]) => total + value, 0) };
}
