import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { TimeRange } from './time-range.ts';
import { paramsWithRange, rangeFromParams } from './time-range-url.ts';

/** The range in the address and a way to put another there; each change is a step in the browser's history. */
export function useTimeRange(): readonly [TimeRange, (range: TimeRange) => void] {
  const [params, setParams] = useSearchParams();
  const range = useMemo(() => rangeFromParams(params), [params]);
  const setRange = useCallback((next: TimeRange) => setParams((old) => paramsWithRange(old, next)), [setParams]);
  return [range, setRange];
}
