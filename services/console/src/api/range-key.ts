import type { TimeRange } from '../time-range/time-range.ts';

/** What tells the answers of one range from those of another in the cache. */
export function rangeKey(range: TimeRange): readonly unknown[] {
  return range.kind === 'live' ? ['live', range.spanMs] : [range.fromMs, range.toMs];
}
