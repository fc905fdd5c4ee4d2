import { useComputedColorScheme } from '@mantine/core';
import { type ChartTheme, DARK_CHART, LIGHT_CHART } from '../../../../lib/chart/chart-theme.ts';

/** The colours of charts on the background that the page has now. */
export function useChartTheme(): ChartTheme {
  return useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark' ? DARK_CHART : LIGHT_CHART;
}
