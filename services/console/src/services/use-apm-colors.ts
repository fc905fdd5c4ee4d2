import { useMemo } from 'react';
import { seriesColor } from '../../../../lib/chart/chart-theme.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import type { ApmLines } from './apm-series.ts';

/** Places in the palette: red means errors, amber what the caller did wrong. */
const REQUEST_PLACES: Readonly<Record<string, number>> = {
  ok: 0,
  error: 3,
  '1xx': 5,
  '2xx': 0,
  '3xx': 6,
  '4xx': 1,
  '5xx': 3,
  other: 9,
};
const ERROR_PLACE = 3;
/** From calm to loud, lowest percentile first. */
const PERCENTILE_PLACES = [6, 0, 4, 1, 3];

/** The colours of a service's graphs, by line. */
export function useApmColors(lines: Pick<ApmLines, 'requests'>) {
  const theme = useChartTheme();
  return useMemo(
    () => ({
      requests: lines.requests.map(({ label }) => seriesColor(theme, REQUEST_PLACES[label] ?? 9)),
      errors: [seriesColor(theme, ERROR_PLACE)],
      latency: PERCENTILE_PLACES.map((place) => seriesColor(theme, place)),
    }),
    [theme, lines],
  );
}
