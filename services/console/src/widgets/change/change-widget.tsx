import { useMemo } from 'react';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { type ChangeRow, changeRows } from '../../../../../lib/widget/change-rows.ts';
import { formatLook } from '../../../../../lib/widget/conditional-format.ts';
import { formatNumberAs } from '../../../../../lib/widget/number-format.ts';
import { type ChangeWidget as Definition, readChange } from '../../../../../lib/widget/read-change.ts';
import type { TableColumn } from '../../../../../lib/widget/scalar-table.ts';
import { useBoard } from '../use-board.ts';
import { useScalarTable } from '../use-scalar-table.ts';
import type { WidgetProps } from '../widget-props.ts';
import { WidgetState } from '../widget-state.tsx';
import classes from './change-widget.module.css';

/** How the numbers of groups differ from those of an earlier time. */
export function ChangeWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const widget = useMemo(
    () =>
      readChange(
        definition,
        (query) => bindTemplateVariables(query, variables),
        (query) => bindSource(query, variables),
      ),
    [definition, variables],
  );
  // Both ask for the same, and what is wrong with it is said once.
  const { faults, ...answer } = useScalarTable(widget.requests, { window, isSeen });
  const { table } = answer;
  const rows = useMemo(() => table && changeRows(table, widget), [table, widget]);
  const state = { ...answer, faults: [...new Set(faults)], table: rows && { rows } };
  const column = table?.columns[0];
  return (
    <div className={classes.widget}>
      <WidgetState answer={state} name="changes" />
      {column && (
        <ol className={classes.rows}>
          {rows?.map((row) => (
            <Row key={row.label} row={row} column={column} widget={widget} />
          ))}
        </ol>
      )}
    </div>
  );
}

interface RowProps {
  readonly row: ChangeRow;
  readonly column: TableColumn;
  readonly widget: Definition;
}

function Row({ row, column, widget }: RowProps) {
  const { label, present, past, change, tone, width } = row;
  const text = (value: number) => formatNumberAs(value, column.unit, column.numberFormat);
  const look = change === null ? undefined : formatLook(change, column.conditionalFormats);
  const size = change === null ? '–' : widget.changeType === 'relative' ? percent(change) : text(Math.abs(change));
  const arrow = present > past ? '▲' : present < past ? '▼' : '';
  return (
    <li
      className={classes.row}
      data-tone={tone}
      title={`${label}: ${text(past)} ${widget.before}, ${text(present)} now`}
    >
      {widget.showPresent && <span className={classes.present}>{text(present)}</span>}
      <span className={classes.change} style={{ color: look?.background ? undefined : look?.color }}>
        {look?.isHidden ? '' : `${arrow} ${size}`}
      </span>
      <span className={classes.bar}>
        <i style={{ width: `${width * 100}%`, background: look?.background ?? look?.color }} />
        <span>{label}</span>
      </span>
    </li>
  );
}

function percent(change: number): string {
  const size = Math.abs(change);
  return `${size >= 100 ? Math.round(size).toLocaleString('en-US') : Number(size.toPrecision(3))}%`;
}
