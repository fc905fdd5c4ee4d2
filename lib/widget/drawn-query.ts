import type { TimeseriesDisplay } from '../chart/timeseries-option.ts';
import { parseQueries } from '../query-language/parse.ts';
import { printExpression } from '../query-language/print.ts';
import { mapQueries, queriesIn } from '../query-language/queries-in.ts';
import type { MetricQuery } from '../query-language/types.ts';

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
    const expressions = parseQueries(text);
    if (expressions.every((each) => queriesIn(each).every(namesInterval))) return text;
    const intervalS = BAR_BUCKETS_S.find((seconds) => spanMs / 1000 / seconds <= MOST_BARS) ?? 86_400;
    const widened = (query: MetricQuery): MetricQuery =>
      namesInterval(query) ? query : { ...query, rollup: { ...query.rollup, intervalS } };
    return expressions.map((each) => printExpression(mapQueries(each, widened))).join(', ');
  } catch {
    return text;
  }
}

function namesInterval({ rollup }: MetricQuery): boolean {
  return rollup?.intervalS !== undefined || rollup?.calendar !== undefined;
}
