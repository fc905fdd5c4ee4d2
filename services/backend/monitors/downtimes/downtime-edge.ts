import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { CompiledDowntime } from './compiled-downtime.ts';

/** That a downtime begins or is over. Times are Unix milliseconds. */
export interface DowntimeEdge {
  readonly downtime: Downtime;
  readonly kind: 'started' | 'expired' | 'canceled';
  readonly atMs: number;
  /** When it began. */
  readonly startMs: number;
  /** When it ends or would have ended; null: it has no end. */
  readonly endMs: number | null;
}

interface Between {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Where a downtime begins after `fromMs` and until `toMs`; one that was made while it would have been begins when it was made. */
export function startsOf(compiled: CompiledDowntime, { fromMs, toMs }: Between): readonly DowntimeEdge[] {
  const { downtime, windows } = compiled;
  const { createdAtMs, canceledAtMs = Infinity } = downtime;
  const starts = windows.starts(fromMs, toMs).filter(({ startMs }) => startMs >= createdAtMs && startMs < canceledAtMs);
  const isMadeNow = createdAtMs > fromMs && createdAtMs <= toMs;
  const already = isMadeNow ? compiled.current(createdAtMs) : undefined;
  const edges = starts.map((each) => edgeOf(downtime, 'started', each.startMs, each));
  if (!already || already.startMs >= createdAtMs) return edges;
  return [edgeOf(downtime, 'started', createdAtMs, already), ...edges];
}

/** Where a downtime is over after `fromMs` and until `toMs`, by itself or because it was canceled. */
export function endsOf({ downtime, windows }: CompiledDowntime, { fromMs, toMs }: Between): readonly DowntimeEdge[] {
  const { createdAtMs, canceledAtMs } = downtime;
  const ends = windows.ends(fromMs, toMs);
  const edges = ends
    .filter(({ endMs }) => endMs > createdAtMs && (canceledAtMs === undefined || endMs <= canceledAtMs))
    .map((each) => edgeOf(downtime, 'expired', each.endMs, each));
  if (canceledAtMs === undefined || canceledAtMs <= fromMs || canceledAtMs > toMs) return edges;
  const canceled = windows.current(canceledAtMs);
  return canceled ? [...edges, edgeOf(downtime, 'canceled', canceledAtMs, canceled)] : edges;
}

function edgeOf(
  downtime: Downtime,
  kind: DowntimeEdge['kind'],
  atMs: number,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): DowntimeEdge {
  return { downtime, kind, atMs, startMs, endMs: Number.isFinite(endMs) ? endMs : null };
}
