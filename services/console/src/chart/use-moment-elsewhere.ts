import { useContext, useEffect, useSyncExternalStore } from 'react';
import { SharedMomentContext } from './shared-moment.ts';

const NOBODY = () => () => undefined;

/** Tells the other graphs of a page where one points, and takes it back when it is gone. */
export function useTellMoment(graph: string, atMs: number | undefined): void {
  const moment = useContext(SharedMomentContext);
  useEffect(() => moment?.point(graph, atMs), [moment, graph, atMs]);
  useEffect(() => () => moment?.point(graph, undefined), [moment, graph]);
}

/** Where another graph of the page points; undefined while none does. */
export function useMomentElsewhere(graph: string): number | undefined {
  const moment = useContext(SharedMomentContext);
  return useSyncExternalStore(moment?.subscribe ?? NOBODY, () => {
    const pointed = moment?.get();
    return pointed && pointed.by !== graph ? pointed.atMs : undefined;
  });
}
