import { Fragment, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import classes from './data-table.module.css';
import { HeadCell } from './head-cell.tsx';
import { type Sorting, sortedRows } from './sorting.ts';
import type { TableColumn } from './table-column.ts';

/** What a row opens to, below it. */
export interface RowDetail<Row> {
  readonly isOpen: (row: Row) => boolean;
  /** At a click on the row; a cell of it has to be a button that does so, with `data-row`, for the keyboard. */
  readonly onToggle: (row: Row) => void;
  readonly content: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Where a click on a row leads; a cell of it has to be a link there, with `data-row`, for the keyboard. */
  readonly addressOf?: (row: Row) => string;
  readonly detail?: RowDetail<Row>;
  /** How many rows are drawn, the first in order; absent: all. */
  readonly most?: number;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  /** Said instead of rows. */
  readonly none: string;
}

/** A table that is sorted by a click on a column's head; arrow keys move from row to row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, addressOf, detail, most = rows.length, sorting, onSort, none } = props;
  const [, navigate] = useLocation();
  const by = columns.find(({ key }) => key === sorting.column)?.value;
  const sorted = by ? sortedRows(rows, by, sorting.isDescending) : rows;
  const open = (row: Row) => (addressOf ? navigate(addressOf(row)) : detail?.onToggle(row));
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
          {sorted.slice(0, most).map((row) => (
            <Fragment key={keyOf(row)}>
              <tr
                data-leads={addressOf || detail ? true : undefined}
                onClick={(event) => isPlainClick(event) && open(row)}
              >
                {columns.map((column, at) =>
                  columns[at - 1]?.takesNext?.(row) ? null : (
                    <td
                      key={column.key}
                      colSpan={column.takesNext?.(row) ? 2 : undefined}
                      className={column.isNumber ? classes.number : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
              {detail?.isOpen(row) && (
                <tr>
                  <td colSpan={columns.length} className={classes.detail}>
                    {detail.content(row)}
                  </td>
                </tr>
              )}
            </Fragment>
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
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  if (by === 0 || links.length === 0) return;
  event.preventDefault();
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}
