import type { ChartTheme } from '../chart/chart-theme.ts';
import { type HeatmapGrid, heatmapGrid } from '../chart/heatmap-grid.ts';
import { sequentialColors } from '../chart/sequential-colors.ts';
import type { HeatmapValues } from './heatmap-columns.ts';
import type { HeatmapWidget } from './read-heatmap.ts';

/** Cells and their colours, from few values to many. */
export interface HeatmapLook {
  readonly grid: HeatmapGrid;
  readonly colors: readonly string[];
}

const LEVELS = 12;

/** The cells that values are drawn in, and the colours of these. A palette that is not known is named elsewhere. */
export function heatmapLook(
  { columns, unit }: HeatmapValues,
  { axis, palette }: HeatmapWidget,
  theme: ChartTheme,
): HeatmapLook {
  return {
    grid: heatmapGrid(columns, { axis, unit }),
    colors: sequentialColors(palette, theme, LEVELS) ?? sequentialColors(undefined, theme, LEVELS) ?? [],
  };
}
