import type { QuerySeries } from '../api-types/query.ts';
import type { DrawnSeries, Paint } from './drawn-series.ts';
import { joinedRuns } from './joined-points.ts';
import { seriesLabel } from './series-label.ts';

/**
 * A line through the values of a series, cut where they lie too far apart to be joined. With `marked` there is a dot
 * on each value, else only on those that stand alone.
 */
export function lineSeries(
  series: QuerySeries,
  { color, faded, marked }: Paint & { readonly marked: boolean },
): DrawnSeries {
  const runs = joinedRuns(series.pointlist, series.interval * 1000);
  const values = runs.flatMap((run) => run.map(([, value]) => value));
  const opacity = faded ? 0.2 : 1;
  return {
    low: Math.min(...values),
    high: Math.max(...values),
    option: {
      type: 'line',
      name: seriesLabel(series),
      data: runs.flatMap((run, place) => runData(run, { cut: place > 0, mark: run.length === 1 && !marked })),
      symbol: marked ? 'circle' : 'none',
      symbolSize: 5,
      showSymbol: true,
      silent: true,
      connectNulls: false,
      lineStyle: { color, width: 1.75, opacity },
      itemStyle: { color, opacity },
    },
  };
}

/** The values of a run; `cut` puts a hole before it, `mark` a dot on each. */
function runData(run: readonly (readonly [number, number])[], { cut, mark }: { cut: boolean; mark: boolean }) {
  const values = run.map((point) =>
    mark ? { value: [...point], symbol: 'circle', symbolSize: 5 } : { value: [...point] },
  );
  return cut ? [{ value: [run[0]?.[0] ?? 0, '-'] }, ...values] : values;
}
