import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { RowOrder } from '../../../../../lib/widget/row-order.ts';
import type { ScalarTable } from '../../../../../lib/widget/scalar-table.ts';
import classes from './query-table-widget.module.css';

interface HeadRowProps {
  readonly table: ScalarTable;
  readonly order: RowOrder | undefined;
  readonly onOrder: (order: RowOrder) => void;
}

/** The heads of the columns; a click sorts by one, and another one the other way round. */
export function HeadRow({ table: { keys, columns }, order, onOrder }: HeadRowProps) {
  return (
    <tr>
      {keys.map((key) => {
        const isSorted = order?.by === 'group' && order.key === key;
        const next = isSorted && order.order === 'asc' ? 'desc' : 'asc';
        return (
          <HeadCell
            key={key}
            name={key}
            order={isSorted ? order : undefined}
            onClick={() => onOrder({ by: 'group', key, order: next })}
          />
        );
      })}
      {columns.map(({ name }, column) => {
        const isSorted = order?.by === 'column' && order.column === column;
        const next = isSorted && order.order === 'desc' ? 'asc' : 'desc';
        return (
          <HeadCell
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and they keep their places
            key={column}
            name={name}
            isNumber
            order={isSorted ? order : undefined}
            onClick={() => onOrder({ by: 'column', column, order: next })}
          />
        );
      })}
    </tr>
  );
}

interface HeadCellProps {
  readonly name: string;
  readonly order: RowOrder | undefined;
  readonly isNumber?: boolean;
  readonly onClick: () => void;
}

function HeadCell({ name, order, isNumber = false, onClick }: HeadCellProps) {
  const Arrow = order?.order === 'desc' ? IconArrowDown : IconArrowUp;
  return (
    <th
      className={isNumber ? classes.number : undefined}
      aria-sort={order && (order.order === 'desc' ? 'descending' : 'ascending')}
    >
      <button type="button" title={name} onClick={onClick}>
        {order && <Arrow size={12} stroke={2} />}
        <span>{name}</span>
      </button>
    </th>
  );
}
