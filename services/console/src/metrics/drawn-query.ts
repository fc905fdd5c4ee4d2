import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';
import { parseMetricQuery } from '../../../../lib/query-language/parse.ts';
import { printMetricQuery } from '../../../../lib/query-language/print.ts';

/** Bucket widths in seconds that bars choose from, and how many of them a graph holds at most. */
const BAR_BUCKETS_S = [5, 10, 20, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400];
const MOST_BARS = 120;

/**
 * The query that is sent for a display: bars take wider buckets than lines (Datadog's rule for them), unless the
 * query names its own. A text that cannot be read is sent as it is; the backend says what is wrong with it.
 */
export function drawnQuery(text: string, display: TimeseriesDisplay, spanMs: number): string {
  if (display !== 'bars') return text;
  try {
    const query = parseMetricQuery(text);
    if (query.rollup?.intervalS !== undefined) return text;
    const intervalS = BAR_BUCKETS_S.find((seconds) => spanMs / 1000 / seconds <= MOST_BARS) ?? 86_400;
    return printMetricQuery({ ...query, rollup: { ...query.rollup, intervalS } });
  } catch {
    return text;
  }
}
