import { useMemo } from 'react';
import type { HeatmapValues } from '../../../../../lib/widget/heatmap-columns.ts';
import { type HeatmapLook, heatmapLook } from '../../../../../lib/widget/heatmap-look.ts';
import type { HeatmapWidget } from '../../../../../lib/widget/read-heatmap.ts';
import { useChartTheme } from '../../chart/use-chart-theme.ts';

/** The cells that values are drawn in, and the colours of these. */
export function useHeatmapLook(values: HeatmapValues, widget: HeatmapWidget): HeatmapLook {
  const theme = useChartTheme();
  return useMemo(() => heatmapLook(values, widget, theme), [values, widget, theme]);
}
