import type { HistogramResponse } from '../api-types/query.ts';
import type { ValueBin } from '../chart/value-bins.ts';

/** The bins of an answer, by bucket of time. */
export function histogramBins({ times, bins, counts }: HistogramResponse): readonly (readonly ValueBin[])[] {
  return times.map((_, at) =>
    (counts[at] ?? []).map(([place, count]) => {
      const [low = 0, high = 0] = bins[place] ?? [];
      return { low, high, count };
    }),
  );
}
