import type { ChangeWidget } from './read-change.ts';
import type { ScalarTable } from './scalar-table.ts';

/** How the number of a group has changed. */
export interface ChangeRow {
  readonly label: string;
  readonly present: number;
  readonly past: number;
  /** The difference, or its share of the past number in percent; null: a share of nothing. */
  readonly change: number | null;
  readonly tone: 'good' | 'bad' | 'neutral';
  /** Of 0 to 1, of the greatest change. */
  readonly width: number;
}

type Order = Pick<ChangeWidget, 'changeType' | 'increaseGood' | 'orderBy' | 'order'>;

/** The groups that have a number in the present and in the past, in order; the table's columns are these two. */
export function changeRows({ rows, columns }: ScalarTable, widget: Order): readonly ChangeRow[] {
  const changed = rows.flatMap(({ tags, values: [present = null, past = null] }) => {
    if (present === null || past === null) return [];
    const label = tags.join(', ') || (columns[0]?.name ?? '');
    return [{ label, present, past, change: changeOf(present, past, widget), tone: toneOf(present - past, widget) }];
  });
  const greatest = Math.max(...changed.map(({ change }) => Math.abs(change ?? 0)));
  return changed
    .map((row) => ({ ...row, width: greatest > 0 ? Math.abs(row.change ?? 0) / greatest : 0 }))
    .toSorted((a, b) => compare(a, b, widget));
}

function changeOf(present: number, past: number, { changeType }: Order): number | null {
  const change = present - past;
  if (changeType === 'absolute' || change === 0) return change;
  return past === 0 ? null : (change / Math.abs(past)) * 100;
}

function toneOf(change: number, { increaseGood }: Order): ChangeRow['tone'] {
  if (change === 0) return 'neutral';
  return change > 0 === increaseGood ? 'good' : 'bad';
}

function compare(a: ChangeRow, b: ChangeRow, { orderBy, order }: Order): number {
  const sign = order === 'desc' ? -1 : 1;
  if (orderBy === 'name') return sign * a.label.localeCompare(b.label, 'en', { numeric: true });
  const [left, right] = [a[orderBy], b[orderBy]];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return sign * (left - right);
}
