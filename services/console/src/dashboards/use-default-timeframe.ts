import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { paramsWithRange, rangeFromParams, rangeParamsOnly } from '../time-range/time-range-url.ts';
import { rememberedRange, rememberRange } from './remembered-range.ts';
import { timeframeRange } from './timeframe-range.ts';

const OPEN = () => window.localStorage;

/**
 * Opens a board with the time range that it was last seen with in this browser, else with the one that it begins with,
 * unless the address names one; and remembers what the address names.
 */
export function useDefaultTimeframe({ id, default_timeframe: timeframe }: Dashboard): void {
  const [params, setParams] = useSearchParams();
  const named = rangeParamsOnly(params).toString();
  useEffect(() => {
    if (named !== '') return rememberRange(OPEN, id, rangeFromParams(new URLSearchParams(named)));
    const range = rememberedRange(OPEN, id) ?? (timeframe ? timeframeRange(timeframe) : undefined);
    if (range) setParams((old) => paramsWithRange(old, range), { replace: true });
  }, [id, timeframe, named, setParams]);
}
