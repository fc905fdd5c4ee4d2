import { useCallback, useMemo, useRef } from 'react';
import { binQuantile } from '../../../../../lib/chart/bin-quantile.ts';
import { bucketOf } from '../../../../../lib/chart/bucket-counts.ts';
import { heatmapOption } from '../../../../../lib/chart/heatmap-option.ts';
import type { TimeWindow } from '../../../../../lib/chart/time-window.ts';
import { countOf } from '../../../../../lib/chart/value-bins.ts';
import { formatValue } from '../../../../../lib/units/format-value.ts';
import type { HeatmapValues } from '../../../../../lib/widget/heatmap-columns.ts';
import type { HeatmapLook } from '../../../../../lib/widget/heatmap-look.ts';
import type { HeatmapWidget } from '../../../../../lib/widget/read-heatmap.ts';
import { countText } from '../../chart/count-text.ts';
import { PlotReadout } from '../../chart/plot-readout.tsx';
import { Selection } from '../../chart/selection.tsx';
import { useCellPointer } from '../../chart/use-cell-pointer.ts';
import { useChartTheme } from '../../chart/use-chart-theme.ts';
import { useEchart } from '../../chart/use-echart.ts';
import { momentText } from '../../time-range/moment-text.ts';
import classes from './heatmap-widget.module.css';

interface HeatmapGraphProps extends HeatmapLook {
  readonly widget: HeatmapWidget;
  readonly values: HeatmapValues;
  readonly window: TimeWindow;
  readonly name: string;
  readonly onZoom: (aMs: number, bMs: number) => void;
}

/** Percentiles that are read of the values of a moment. */
const PERCENTILES = [50, 95, 99];

/** The cells of a heat map, with the one read that is pointed at; a drag selects a time range. */
export function HeatmapGraph({ widget, values, window, name, grid, colors, onZoom }: HeatmapGraphProps) {
  const theme = useChartTheme();
  const { axis, markers } = widget;
  const { unit, of } = values;
  const option = useMemo(
    () => heatmapOption({ grid, unit, ...window, axis, markers, colors }, theme),
    [grid, unit, window, axis, markers, colors, theme],
  );
  const [attach, chart] = useEchart(option);
  const frame = useRef<HTMLDivElement>(null);
  const { columns, edges, counts } = grid;
  const momentAt = useCallback((x: number) => Number(chart?.convertFromPixel({ xAxisIndex: 0 }, x)), [chart]);
  const pointer = useCellPointer({
    frame,
    columns: columns.length,
    rows: Math.max(0, edges.length - 1),
    cellAt: (x, y) => {
      const atMs = momentAt(x);
      const column = columns.findIndex(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
      const row = bucketOf(Number(chart?.convertFromPixel({ yAxisIndex: 0 }, y)), edges);
      return column < 0 || row === undefined ? undefined : { column, row };
    },
    onDrag: (a, b) => onZoom(momentAt(a), momentAt(b)),
  });
  const column = pointer.cell && columns[pointer.cell.column];
  const reading = pointer.cell && column && { ...column, row: pointer.cell.row };
  const pixelOf = (axisName: 'xAxisIndex' | 'yAxisIndex', value: number) =>
    Number(chart?.convertToPixel({ [axisName]: 0 }, value));
  const box = reading && {
    left: pixelOf('xAxisIndex', reading.fromMs),
    right: pixelOf('xAxisIndex', reading.toMs),
    top: pixelOf('yAxisIndex', edges[reading.row + 1] ?? 0),
    bottom: pixelOf('yAxisIndex', edges[reading.row] ?? 0),
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element means a graph
    <div
      ref={frame}
      className={classes.frame}
      role="group"
      aria-roledescription="heat map"
      aria-label={`Heat map of ${name}. Arrow keys read its cells.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move over the cells
      tabIndex={0}
      {...pointer.handlers}
    >
      <div ref={attach} className={classes.canvas} />
      {pointer.drag && chart && (
        <Selection chart={chart} drag={{ fromMs: momentAt(pointer.drag.fromPx), toMs: momentAt(pointer.drag.toPx) }} />
      )}
      {reading && box && chart && !pointer.drag && (
        <>
          <div
            className={classes.cell}
            style={{ left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top }}
          />
          <PlotReadout
            chart={chart}
            x={box.right}
            y={(box.top + box.bottom) / 2}
            title={`${momentText(reading.fromMs, { withDate: true })} – ${momentText(reading.toMs)}`}
            rows={[
              [
                `${formatValue(edges[reading.row] ?? 0, unit)} – ${formatValue(edges[reading.row + 1] ?? 0, unit)}`,
                countOfText(counts[pointer.cell?.column ?? 0]?.[reading.row] ?? 0, of),
              ],
              ['in all', countOfText(countOf(reading.bins), of)],
              ...(of === 'groups' ? [] : PERCENTILES).map(
                (share) =>
                  [`p${share}`, formatValue(binQuantile(reading.bins, share / 100) ?? Number.NaN, unit)] as const,
              ),
            ]}
          />
        </>
      )}
    </div>
  );
}

/** A count with what is counted. */
function countOfText(count: number, of: HeatmapValues['of']): string {
  const text = countText(count);
  const one = of === 'groups' ? 'group' : 'value';
  return `${text} ${text === '1' || text === 'less than 1' ? one : `${one}s`}`;
}
