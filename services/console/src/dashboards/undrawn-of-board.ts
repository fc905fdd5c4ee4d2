import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { timeframeRange } from './timeframe-range.ts';

/** What a board asks for as a whole and does not get. */
export function undrawnOfBoard({ default_timeframe: timeframe }: Dashboard): readonly string[] {
  return timeframe && !timeframeRange(timeframe) ? ['default_timeframe'] : [];
}
