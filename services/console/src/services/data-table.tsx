import type { KeyboardEvent, MouseEvent } from 'react';
import { useLocation } from 'wouter';
import classes from './data-table.module.css';
import { HeadCell } from './head-cell.tsx';
import { type Sorting, sortedRows } from './sorting.ts';
import type { TableColumn } from './table-column.ts';

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Where a click on a row leads; a cell of it has to be a link there, with `data-row`, for the keyboard. */
  readonly addressOf?: (row: Row) => string;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  /** Said instead of rows. */
  readonly none: string;
}

/** A table that is sorted by a click on a column's head; arrow keys move from row to row. */
export function DataTable<Row>({ label, columns, rows, keyOf, addressOf, sorting, onSort, none }: DataTableProps<Row>) {
  const [, navigate] = useLocation();
  const by = columns.find(({ key }) => key === sorting.column)?.value;
  const sorted = by ? sortedRows(rows, by, sorting.isDescending) : rows;
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={label} onKeyDown={moveByArrow}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr
              key={keyOf(row)}
              data-leads={addressOf ? true : undefined}
              onClick={(event) => addressOf && isPlainClick(event) && navigate(addressOf(row))}
            >
              {columns.map((column) => (
                <td key={column.key} className={column.isNumber ? classes.number : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className={classes.none}>
                {none}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Links and buttons in a row answer by themselves, and whoever marks text does not want to leave. */
function isPlainClick(event: MouseEvent): boolean {
  const isOther = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
  return !isOther && !(event.target as Element).closest('a, button') && window.getSelection()?.isCollapsed !== false;
}

function moveByArrow(event: KeyboardEvent<HTMLTableElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-row]')];
  if (by === 0 || links.length === 0) return;
  event.preventDefault();
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}
