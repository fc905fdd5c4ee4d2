import type { QuerySeries } from '../api-types/query.ts';
import type { DrawnSeries, Paint } from './drawn-series.ts';
import { seriesLabel } from './series-label.ts';
import type { BarSegment } from './stacked-bars.ts';

/** The bars of a series in a stack, each over its whole bucket but for a small gap. */
export function barSeries(series: QuerySeries, segments: readonly BarSegment[], paint: Paint): DrawnSeries {
  const heights = segments.flatMap(({ base, tip }) => [base, tip]);
  return {
    low: Math.min(...heights),
    high: Math.max(...heights),
    option: {
      type: 'custom',
      name: seriesLabel(series),
      silent: true,
      clip: true,
      data: segments.map((bar) => [bar.fromMs, bar.toMs, bar.base, bar.tip]),
      encode: { x: [0, 1], y: [2, 3] },
      renderItem: (_params, api) => {
        const [left = 0, y0 = 0] = api.coord([api.value(0), api.value(2)]);
        const [right = 0, y1 = 0] = api.coord([api.value(1), api.value(3)]);
        const gap = Math.min(2, (right - left) * 0.15);
        const width = Math.max(right - left - gap, 1);
        return {
          type: 'rect',
          shape: { x: left + gap / 2, y: Math.min(y0, y1), width, height: Math.abs(y1 - y0) },
          style: { fill: paint.color, opacity: paint.faded ? 0.2 : 0.85 },
        };
      },
    },
  };
}
