import type { EChartsOption } from 'echarts';
import { useMemo } from 'react';
import { treemapOption } from '../../../../../lib/chart/treemap-option.ts';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { readParts } from '../../../../../lib/widget/read-parts.ts';
import { widgetTitle } from '../../../../../lib/widget/widget-title.ts';
import { useEchart } from '../../chart/use-echart.ts';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { WidgetState } from '../widget-state.tsx';
import { partTooltip } from './part-tooltip.ts';
import classes from './parts-widget.module.css';
import { useParts } from './use-parts.ts';

/** Groups as areas, as large as their numbers. */
export function TreemapWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const widget = useMemo(
    () =>
      readParts(
        definition,
        (query) => bindTemplateVariables(query, variables),
        (query) => bindSource(query, variables),
      ),
    [definition, variables],
  );
  const { answer, parts, theme } = useParts(widget, { window, isSeen });
  const option = useMemo(
    (): EChartsOption => ({ ...treemapOption(parts, theme), tooltip: partTooltip(parts, theme) }),
    [parts, theme],
  );
  const [attach] = useEchart(option);
  return (
    <div className={classes.widget}>
      <WidgetState answer={{ ...answer, table: answer.table && { rows: parts } }} name="tree map" />
      {parts.length > 0 && (
        <div
          ref={attach}
          className={classes.chart}
          role="img"
          aria-label={`Tree map of ${widgetTitle(definition) ?? 'a query'}, ${parts.length} parts`}
        />
      )}
    </div>
  );
}
