import { useMemo } from 'react';
import { binQuantile } from '../../../../../lib/chart/bin-quantile.ts';
import { bucketCounts } from '../../../../../lib/chart/bucket-counts.ts';
import { bucketEdges } from '../../../../../lib/chart/bucket-edges.ts';
import type { DistributionChart } from '../../../../../lib/chart/distribution-option.ts';
import { logBase } from '../../../../../lib/chart/log-base.ts';
import { paletteColors } from '../../../../../lib/chart/palette-colors.ts';
import type { DistributionValues } from '../../../../../lib/widget/distribution-values.ts';
import type { DistributionWidget } from '../../../../../lib/widget/read-distribution.ts';
import { valueMarkers } from '../../../../../lib/widget/value-markers.ts';
import { useChartTheme } from '../../chart/use-chart-theme.ts';

/** The bars of values, and how its widget wants them. A palette that is not known is named elsewhere. */
export function useDistributionChart(values: DistributionValues, widget: DistributionWidget): DistributionChart {
  const theme = useChartTheme();
  return useMemo(() => {
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
  }, [values, widget, theme]);
}
