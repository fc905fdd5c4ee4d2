import type { TimeseriesDisplay } from '../chart/timeseries-option.ts';
import { widenedQuery } from './widened-query.ts';

/** How many bars a graph holds at most. */
const MOST_BARS = 120;

/** The query that is sent for a display: bars take wider buckets than lines (Datadog's rule for them). */
export function drawnQuery(text: string, display: TimeseriesDisplay, spanMs: number): string {
  return display === 'bars' ? widenedQuery(text, { spanMs, mostBuckets: MOST_BARS }) : text;
}
