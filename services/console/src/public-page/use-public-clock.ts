import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import { paramsWithRange, rangeParamsOnly } from '../time-range/time-range-url.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { type BoardClock, useBoardClock } from '../widgets/use-board-clock.ts';
import { publicRange } from './public-range.ts';

/** What the widgets of a public board show: what its address says where viewers choose the time, else the board's own. */
export function usePublicClock({ time, canChooseTime }: PublicBoard): BoardClock {
  const [params, setParams] = useSearchParams();
  const [chosen] = useTimeRange();
  const text = JSON.stringify(time);
  const own = useMemo(() => publicRange(JSON.parse(text) as PublicBoard['time'], Date.now()), [text]);
  const isNamed = rangeParamsOnly(params).size > 0;
  useEffect(() => {
    if (canChooseTime && !isNamed) setParams((old) => paramsWithRange(old, own), { replace: true });
  }, [canChooseTime, isNamed, own, setParams]);
  const clock = useBoardClock(canChooseTime ? chosen : own);
  return useMemo(() => {
    if (canChooseTime) return clock;
    // Of “week to date” the beginning stays while the end moves on.
    return { ...clock, window: widgetWindow(JSON.parse(text), clock.window, clock.nowMs).window };
  }, [canChooseTime, clock, text]);
}
