import { useElementSize } from '@mantine/hooks';
import type { EChartsOption } from 'echarts';
import { useMemo } from 'react';
import { sunburstOption } from '../../../../../lib/chart/sunburst-option.ts';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { readSunburst } from '../../../../../lib/widget/read-parts.ts';
import { totalText } from '../../../../../lib/widget/table-parts.ts';
import { widgetTitle } from '../../../../../lib/widget/widget-title.ts';
import { useEchart } from '../../chart/use-echart.ts';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { WidgetState } from '../widget-state.tsx';
import { partTooltip } from './part-tooltip.ts';
import classes from './parts-widget.module.css';
import { SunburstTable } from './sunburst-table.tsx';
import { useParts } from './use-parts.ts';

/** From this width in pixels on there is room for a table beside the rings. */
const TABLE_WIDTH = 380;

/** A narrow tile at least so many times as high as wide has its table below. */
const TALL = 0.8;

/** Groups as slices of a ring, in rings around each other where there are several keys. */
export function SunburstWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const { ref, width, height } = useElementSize();
  const widget = useMemo(
    () =>
      readSunburst(
        definition,
        (query) => bindTemplateVariables(query, variables),
        (query) => bindSource(query, variables),
      ),
    [definition, variables],
  );
  const { answer, parts, theme } = useParts(widget, { window, isSeen });
  const { table } = answer;
  const { legend, hasTotal } = widget;
  const hasTable = legend.type === 'table' || (legend.type === 'automatic' && width >= TABLE_WIDTH);
  const tablePlace = width < TABLE_WIDTH && height > width * TALL ? 'below' : 'beside';
  const hasLabels = legend.type === 'inline' || (legend.type === 'automatic' && !hasTable);
  const option = useMemo(
    (): EChartsOption => ({
      ...sunburstOption(
        {
          parts,
          total: hasTotal && table ? totalText(parts, table) : undefined,
          labels: hasLabels ? legend : undefined,
        },
        theme,
      ),
      tooltip: partTooltip(parts, theme),
    }),
    [parts, theme, table, hasTotal, hasLabels, legend],
  );
  const [attach] = useEchart(option);
  return (
    <div ref={ref} className={classes.widget} data-table={hasTable && parts.length > 0 ? tablePlace : undefined}>
      <WidgetState answer={{ ...answer, table: table && { rows: parts } }} name="sunburst" />
      {parts.length > 0 && (
        <div
          ref={attach}
          className={classes.chart}
          role="img"
          aria-label={`Sunburst of ${widgetTitle(definition) ?? 'a query'}, ${parts.length} parts`}
        />
      )}
      {hasTable && parts.length > 0 && <SunburstTable parts={parts} palette={theme.palette} legend={legend} />}
    </div>
  );
}
