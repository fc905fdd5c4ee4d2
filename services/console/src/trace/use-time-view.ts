import { useSyncExternalStore } from 'react';
import type { TimeView } from './time-view.ts';
import type { ViewStore } from './view-store.ts';

/** The part of a trace that is shown; draws again after each change. */
export function useTimeView(store: ViewStore): TimeView {
  return useSyncExternalStore(store.subscribe, store.get);
}
