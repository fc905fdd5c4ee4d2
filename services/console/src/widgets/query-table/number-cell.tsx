import type { QuerySeries } from '../../../../../lib/api-types/query.ts';
import type { TimeWindow } from '../../../../../lib/chart/time-window.ts';
import { formatLook } from '../../../../../lib/widget/conditional-format.ts';
import { formatNumberAs } from '../../../../../lib/widget/number-format.ts';
import type { TableColumn } from '../../../../../lib/widget/scalar-table.ts';
import { Sparkline } from '../../chart/sparkline.tsx';
import classes from './query-table-widget.module.css';

interface NumberCellProps {
  readonly column: TableColumn;
  readonly value: number | null;
  /** The greatest size of the column, of which a bar is a share. */
  readonly greatest: number;
  readonly trend: QuerySeries | undefined;
  readonly window: TimeWindow;
}

/** A number of a table, with a bar or a line as its column says. */
export function NumberCell({ column, value, greatest, trend, window }: NumberCellProps) {
  if (value === null) return <td className={classes.number}>–</td>;
  const look = formatLook(value, column.conditionalFormats);
  const text = formatNumberAs(value, column.unit, column.numberFormat);
  const width = greatest > 0 ? (Math.abs(value) / greatest) * 100 : 0;
  return (
    <td
      className={classes.number}
      data-mode={column.mode}
      style={column.mode === 'number' ? { background: look?.background, color: look?.color } : undefined}
    >
      {column.mode === 'bar' && (
        <i className={classes.bar} style={{ width: `${width}%`, background: look?.background ?? look?.color }} />
      )}
      {column.mode === 'trend' && trend && (
        <Sparkline series={trend} window={window} label={`${column.name} over time`} />
      )}
      {!look?.isHidden && <span>{text}</span>}
    </td>
  );
}
