import { useMemo } from 'react';
import { type HeatmapGrid, heatmapGrid } from '../../../../../lib/chart/heatmap-grid.ts';
import { sequentialColors } from '../../../../../lib/chart/sequential-colors.ts';
import type { HeatmapValues } from '../../../../../lib/widget/heatmap-columns.ts';
import type { HeatmapWidget } from '../../../../../lib/widget/read-heatmap.ts';
import { useChartTheme } from '../../chart/use-chart-theme.ts';

/** Cells and their colours, from few values to many. */
export interface HeatmapLook {
  readonly grid: HeatmapGrid;
  readonly colors: readonly string[];
}

const LEVELS = 12;

/** The cells that values are drawn in, and the colours of these. A palette that is not known is named elsewhere. */
export function useHeatmapLook({ columns, unit }: HeatmapValues, { axis, palette }: HeatmapWidget): HeatmapLook {
  const theme = useChartTheme();
  const grid = useMemo(() => heatmapGrid(columns, { axis, unit }), [columns, axis, unit]);
  const colors = useMemo(
    () => sequentialColors(palette, theme, LEVELS) ?? sequentialColors(undefined, theme, LEVELS) ?? [],
    [palette, theme],
  );
  return useMemo(() => ({ grid, colors }), [grid, colors]);
}
