import { useMemo } from 'react';
import type { DistributionChart } from '../../../../../lib/chart/distribution-option.ts';
import { distributionChart } from '../../../../../lib/widget/distribution-chart.ts';
import type { DistributionValues } from '../../../../../lib/widget/distribution-values.ts';
import type { DistributionWidget } from '../../../../../lib/widget/read-distribution.ts';
import { useChartTheme } from '../../chart/use-chart-theme.ts';

/** The bars of values, and how their widget wants them. */
export function useDistributionChart(values: DistributionValues, widget: DistributionWidget): DistributionChart {
  const theme = useChartTheme();
  return useMemo(() => distributionChart(values, widget, theme), [values, widget, theme]);
}
