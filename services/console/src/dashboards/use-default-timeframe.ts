import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { paramsWithRange, rangeParamsOnly } from '../time-range/time-range-url.ts';
import { timeframeRange } from './timeframe-range.ts';

/** Opens a board with the time range that it begins with, unless the address names one. */
export function useDefaultTimeframe(timeframe: Dashboard['default_timeframe']): void {
  const [params, setParams] = useSearchParams();
  const isNamed = rangeParamsOnly(params).size > 0;
  useEffect(() => {
    const range = timeframe ? timeframeRange(timeframe) : undefined;
    if (!isNamed && range) setParams((old) => paramsWithRange(old, range), { replace: true });
  }, [timeframe, isNamed, setParams]);
}
