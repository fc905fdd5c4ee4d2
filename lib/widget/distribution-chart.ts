import { binQuantile } from '../chart/bin-quantile.ts';
import { bucketCounts } from '../chart/bucket-counts.ts';
import { bucketEdges } from '../chart/bucket-edges.ts';
import type { ChartTheme } from '../chart/chart-theme.ts';
import type { DistributionChart } from '../chart/distribution-option.ts';
import { logBase } from '../chart/log-base.ts';
import { paletteColors } from '../chart/palette-colors.ts';
import type { DistributionValues } from './distribution-values.ts';
import type { DistributionWidget } from './read-distribution.ts';
import { valueMarkers } from './value-markers.ts';

/** The bars of values, and how their widget wants them. A palette that is not known is named elsewhere. */
export function distributionChart(
  values: DistributionValues,
  widget: DistributionWidget,
  theme: ChartTheme,
): DistributionChart {
  const { bins, unit } = values;
  const { percentileEnds, buckets, yAxis } = widget;
  const [min, max] = [percentileEnds.min, percentileEnds.max].map((share) =>
    share === undefined ? undefined : binQuantile(bins, share),
  );
  const xAxis = { ...widget.xAxis, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  const edges = bucketEdges(bins, { axis: xAxis, buckets, base: logBase(unit) });
  return {
    edges,
    counts: bucketCounts(bins, edges, { isLog: xAxis.scale === 'log' }),
    unit,
    xAxis,
    yAxis,
    markers: valueMarkers(widget.markers, values),
    color: (paletteColors(widget.palette, theme) ?? theme.palette)[0] ?? theme.text,
  };
}
