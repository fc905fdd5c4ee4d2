import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { Downtimes } from './downtimes.ts';

/** Something that happened to a downtime, by time or by somebody. */
export interface DowntimeNews {
  readonly downtime: Downtime;
  readonly what: 'created' | 'updated' | 'started' | 'ended' | 'canceled';
  /** Unix milliseconds. */
  readonly atMs: number;
}

/** What happened after `fromMs` and until `toMs`, in order: all of it can be told from the downtimes as they are kept. */
export function newsBetween(downtimes: Downtimes, fromMs: number, toMs: number): readonly DowntimeNews[] {
  const isIn = (atMs: number): boolean => atMs > fromMs && atMs <= toMs;
  const byPeople = downtimes.list().flatMap((downtime): readonly DowntimeNews[] => {
    const { createdAtMs, modifiedAtMs, canceledAtMs } = downtime;
    return [
      { downtime, what: 'created', atMs: createdAtMs } as const,
      ...(canceledAtMs === undefined ? [] : [{ downtime, what: 'canceled', atMs: canceledAtMs } as const]),
      ...(isChanged(downtime) ? [{ downtime, what: 'updated', atMs: modifiedAtMs } as const] : []),
    ].filter(({ atMs }) => isIn(atMs));
  });
  const started = downtimes.startedBetween(fromMs, toMs).map(({ downtime, atMs }): DowntimeNews => {
    return { downtime, what: 'started', atMs };
  });
  // That one was canceled is told already.
  const ended = downtimes
    .endedBetween(fromMs, toMs)
    .filter(({ kind }) => kind === 'expired')
    .map(({ downtime, atMs }): DowntimeNews => ({ downtime, what: 'ended', atMs }));
  return [...byPeople, ...started, ...ended].sort((a, b) => a.atMs - b.atMs);
}

function isChanged({ modifiedAtMs, canceledAtMs, changedFrom }: Downtime): boolean {
  return modifiedAtMs !== canceledAtMs && changedFrom !== undefined;
}
