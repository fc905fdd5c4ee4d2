import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import dataTable from './data-table.module.css';
import classes from './head-cell.module.css';
import { type Sorting, sortingAfterClick } from './sorting.ts';
import type { TableColumn } from './table-column.ts';

interface HeadCellProps<Row> {
  readonly column: Omit<TableColumn<Row>, 'cell'>;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

/** The head of a column; a click sorts by it, and another one the other way round. */
export function HeadCell<Row>({ column, sorting, onSort }: HeadCellProps<Row>) {
  const { key, label, hint, isNumber = false, value } = column;
  const isSorted = value !== undefined && sorting.column === key;
  const Arrow = sorting.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <th
      className={`${classes.cell} ${isNumber ? dataTable.number : ''}`}
      data-column={key}
      data-number={isNumber || undefined}
      aria-sort={isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : undefined}
      title={hint}
    >
      {value ? (
        <button type="button" onClick={() => onSort(sortingAfterClick(sorting, key, isNumber))}>
          {isSorted && <Arrow size={12} stroke={2} />}
          {label}
        </button>
      ) : (
        label
      )}
    </th>
  );
}
