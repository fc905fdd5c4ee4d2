import { useMemo } from 'react';
import { seriesColor } from '../../../../lib/chart/chart-theme.ts';
import { servicePlaces } from '../chart/service-colors.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';

/** The colour of each of these services on the background that the page has now. */
export function useServiceColors(services: readonly string[]): (service: string) => string {
  const theme = useChartTheme();
  const names = [...new Set(services)].sort().join('\n');
  return useMemo(() => {
    const places = servicePlaces(names.split('\n'));
    return (service) => seriesColor(theme, places.get(service) ?? 0);
  }, [theme, names]);
}
