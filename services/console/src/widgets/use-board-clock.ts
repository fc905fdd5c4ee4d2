import { useQueryClient } from '@tanstack/react-query';
import { startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { spanOf, type TimeRange, windowAt } from '../time-range/time-range.ts';

/** What all widgets of a board show. */
export interface BoardClock {
  /** Whole seconds, as Unix milliseconds. */
  readonly nowMs: number;
  readonly window: TimeWindow;
  /** Asks for everything again, at once. */
  readonly refresh: () => void;
}

/**
 * One window for all widgets, so that two with the same query ask once. A live one moves on while the page is seen, once
 * what was asked for it has been answered: a slow answer would be thrown away otherwise. Whatever else the page has to do
 * goes before the work of drawing all widgets for another window.
 */
export function useBoardClock(range: TimeRange): BoardClock {
  const client = useQueryClient();
  const serverNow = useServerNow();
  const wholeNow = useCallback(() => Math.ceil(serverNow() / 1000) * 1000, [serverNow]);
  const [nowMs, setNowMs] = useState(wholeNow);
  const isLive = range.kind === 'live';
  const spanMs = spanOf(range);
  useEffect(() => {
    if (!isLive) return;
    setNowMs(wholeNow());
    const everyMs = Math.min(Math.max(spanMs / 200, 5000), 60_000);
    const moveOn = () => {
      if (document.visibilityState === 'visible' && client.isFetching({ queryKey: ['board'] }) === 0)
        startTransition(() => setNowMs(wholeNow()));
    };
    const timer = setInterval(moveOn, everyMs);
    document.addEventListener('visibilitychange', moveOn);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', moveOn);
    };
  }, [client, isLive, spanMs, wholeNow]);
  const [refreshes, setRefreshes] = useState(0);
  const refresh = useCallback(() => {
    startTransition(() => {
      setNowMs(wholeNow());
      setRefreshes((before) => before + 1);
    });
  }, [wholeNow]);
  useEffect(() => {
    // Once the widgets are at the new window: what they ask for it already is not asked twice.
    if (refreshes > 0) void client.invalidateQueries({ queryKey: ['board'] }, { cancelRefetch: false });
  }, [client, refreshes]);
  const window = useMemo(() => windowAt(range, nowMs), [range, nowMs]);
  return useMemo(() => ({ nowMs, window, refresh }), [nowMs, window, refresh]);
}
