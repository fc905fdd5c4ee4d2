import type { TimeWindow } from '../../../../lib/chart/time-window.ts';

/** The page that somebody is on, for the window of the graph that is sent from it. */
export function snapshotPath(
  pathname: string,
  { params, window }: { readonly params: URLSearchParams; readonly window: TimeWindow },
): string {
  const own = new URLSearchParams(params);
  own.delete('live');
  own.set('from_ts', String(window.fromMs));
  own.set('to_ts', String(window.toMs));
  return `${pathname}?${own}`;
}
