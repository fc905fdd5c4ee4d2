import { useMemo } from 'react';
import { paletteColors } from '../../../../../lib/chart/palette-colors.ts';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { readToplist } from '../../../../../lib/widget/read-toplist.ts';
import { toplistRows } from '../../../../../lib/widget/toplist-rows.ts';
import { useChartTheme } from '../../chart/use-chart-theme.ts';
import { useBoard } from '../use-board.ts';
import { useScalarTable } from '../use-scalar-table.ts';
import type { WidgetProps } from '../widget-props.ts';
import { WidgetState } from '../widget-state.tsx';
import { ToplistBar } from './toplist-bar.tsx';
import classes from './toplist-widget.module.css';

/** Groups by their number, the greatest first, each with a bar. */
export function ToplistWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const theme = useChartTheme();
  const widget = useMemo(
    () =>
      readToplist(
        definition,
        (query) => bindTemplateVariables(query, variables),
        (query) => bindSource(query, variables),
      ),
    [definition, variables],
  );
  const requests = useMemo(() => [widget.request], [widget]);
  const answer = useScalarTable(requests, { window, isSeen });
  const { table } = answer;
  const list = useMemo(() => table && toplistRows(table, widget), [table, widget]);
  const colors = paletteColors(widget.palette, theme) ?? theme.palette;
  const columns = table?.columns ?? [];
  const hasHead = columns.length > 1 && (table?.keys.length ?? 0) > 0 && !list?.isStacked;
  const isShare = widget.scaling === 'relative' && !list?.isStacked;
  return (
    <div className={classes.widget}>
      <WidgetState answer={answer} name="list" />
      {list && hasHead && list.rows.length > 0 && (
        <div className={classes.row} data-head>
          {columns.map(({ name }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and they keep their places
            <span key={at} className={classes.value} title={name}>
              {name}
            </span>
          ))}
          <span className={classes.bar} />
        </div>
      )}
      {list && table && (
        <ol className={classes.rows}>
          {list.rows.map((row) => (
            <ToplistBar
              key={row.label}
              row={row}
              columns={columns}
              legend={list.legend}
              isInline={widget.legend === 'inline'}
              isShare={isShare}
              colors={list.isStacked || colors !== theme.palette ? colors : undefined}
            />
          ))}
        </ol>
      )}
      {list && list.legend.length > 0 && widget.legend === 'automatic' && (
        <div className={classes.legend}>
          {list.legend.map((name, at) => (
            <span key={name}>
              <i className={classes.swatch} style={{ background: colors[at % colors.length] }} />
              {name}
            </span>
          ))}
        </div>
      )}
      {list && list.total > list.rows.length && (
        <div className={classes.foot}>
          {list.rows.length} of {list.total} groups
        </div>
      )}
    </div>
  );
}
