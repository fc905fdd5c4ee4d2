import { useCallback, useSyncExternalStore } from 'react';

/** Whether the page has the whole screen, and a way to change that. Where the browser refuses, it stays as it is. */
export function useFullScreen(): readonly [boolean, () => void] {
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  const toggle = useCallback(() => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    change.catch(() => undefined);
  }, []);
  return [isFull, toggle];
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
