import { useQueries } from '@tanstack/react-query';
import type { LabMetricDetail } from '../../../../lib/api-types/lab.ts';
import { getJson } from '../api/request.ts';

/** Tags of so many of a board's metrics are looked at. */
const MOST_METRICS = 30;

/** The tags of metrics, from which variables take their values; nothing is asked while there is no variable to fill. */
export function useVariableTags(metrics: readonly string[], isNeeded: boolean): readonly LabMetricDetail['tags'][] {
  return useQueries({
    queries: metrics.slice(0, MOST_METRICS).map((metric) => ({
      queryKey: ['metric', metric],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        getJson<LabMetricDetail>(`/labrador/api/metrics/${encodeURIComponent(metric)}`, signal),
      enabled: isNeeded,
      staleTime: 30_000,
    })),
    combine: (answers) => answers.flatMap(({ data }) => (data ? [data.tags] : [])),
  });
}
