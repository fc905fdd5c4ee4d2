import type { ECharts } from 'echarts/core';
import { windowText } from '../time-range/moment-text.ts';
import classes from './time-series-graph.module.css';
import type { Drag } from './use-graph-pointer.ts';

/** The range being dragged, over the plot. */
export function Selection({ chart, drag }: { readonly chart: ECharts; readonly drag: Drag }) {
  const ends = { fromMs: Math.min(drag.fromMs, drag.toMs), toMs: Math.max(drag.fromMs, drag.toMs) };
  const left = Number(chart.convertToPixel({ xAxisIndex: 0 }, ends.fromMs));
  const right = Number(chart.convertToPixel({ xAxisIndex: 0 }, ends.toMs));
  return (
    <div className={classes.selection} style={{ left, width: right - left }}>
      <span>{windowText(ends)}</span>
    </div>
  );
}
