import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { isTvIn, paramsWithTv } from './tv-param.ts';

/**
 * TV mode of a board, which stands in the address: `f` goes there and back, Escape leaves, and so does leaving the full
 * screen. Where the browser refuses that, it is without.
 */
export function useTvMode(): readonly [boolean, (isTv: boolean) => void] {
  const [params, setParams] = useSearchParams();
  const isTv = isTvIn(params);
  const change = useCallback(
    (next: boolean) => {
      setParams((old) => paramsWithTv(old, next));
      if (next) document.documentElement.requestFullscreen().catch(() => undefined);
      else if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    },
    [setParams],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (event.key === 'f') change(!isTv);
      if (event.key === 'Escape' && isTv) change(false);
    };
    const onFull = () => !document.fullscreenElement && isTv && change(false);
    document.addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onFull);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onFull);
    };
  }, [isTv, change]);
  return [isTv, change];
}

/** In a field or a dialog keys mean something else. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  );
}
