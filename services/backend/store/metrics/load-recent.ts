import type { DuckDBConnection } from '@duckdb/node-api';
import { visitNumberColumns } from '../engine/number-columns.ts';
import type { RecentPoints } from './recent-points.ts';
import type { SegmentFiles } from './tiers/segment-files.ts';
import { type RowsQuery, Snapshot } from './tiers/snapshot.ts';
import { tiers } from './tiers/tiers.ts';

/** What is loaded at most: the last hour, and points, half of those that are kept: that takes about a fifth of a second. */
const longestS = 3600;
const mostPoints = 500_000;

/** Seconds of points that are loaded together, or not. */
const stretchS = 60;

/**
 * Loads the newest stored points into memory, as many minutes of them as there is room for, so that who looks at the last minutes
 * need not ask the disk after a start. All that is older is left to the disk. To be called before anything is taken over.
 * @param upToS no later point is in memory then: those of contexts that are ahead of the clock are to be left to the disk
 */
export async function loadRecent(
  connection: DuckDBConnection,
  recent: RecentPoints,
  { files, nowS, upToS }: { readonly files: SegmentFiles; readonly nowS: number; readonly upToS: number },
): Promise<void> {
  const window = { fromS: Math.max(0, Math.floor(nowS) - longestS), toS: upToS + 1 };
  const isAny = window.fromS < window.toS;
  const points = isAny ? new StoredPoints(await Snapshot.of(connection, files, window), window) : undefined;
  const sinceS = (await points?.sinceS()) ?? window.toS;
  recent.forgetBefore(sinceS);
  await points?.visit(sinceS, (contextId, timestampS, value) => recent.add(contextId, timestampS, value));
}

/** The points of a window that are on disk, whosever they are. */
class StoredPoints {
  readonly #snapshot: Snapshot;
  readonly #query: RowsQuery;

  constructor(snapshot: Snapshot, window: RowsQuery['window']) {
    const [raw] = tiers;
    this.#snapshot = snapshot;
    this.#query = { tier: raw, form: 'points', columns: ['value'], window, ids: 'all' };
  }

  /** The second since which there are not too many. */
  async sinceS(): Promise<number> {
    const { fromS, toS } = this.#query.window;
    const result = await this.#snapshot.select(
      this.#query,
      (rows) =>
        `SELECT (ts // ${stretchS})::UINTEGER AS stretch, count(*)::UINTEGER FROM ${rows} GROUP BY 1 ORDER BY 1 DESC`,
    );
    let points = 0;
    let sinceS = toS;
    let isFull = false;
    visitNumberColumns(result, ([stretches, counts]) => {
      stretches?.forEach((stretch, row) => {
        points += counts?.[row] ?? 0;
        isFull ||= points > mostPoints;
        if (!isFull) sinceS = stretch * stretchS;
      });
    });
    return isFull ? sinceS : fromS;
  }

  async visit(fromS: number, visit: (contextId: number, timestampS: number, value: number) => void): Promise<void> {
    const query = { ...this.#query, window: { ...this.#query.window, fromS } };
    // In the order in which they came, about: so those that are dropped first are the oldest.
    const result = await this.#snapshot.select(query, (rows) => `SELECT context, ts, value FROM ${rows} ORDER BY ts`);
    visitNumberColumns(result, ([contextIds, seconds, values]) => {
      contextIds?.forEach((id, row) => {
        visit(id, seconds?.[row] ?? 0, values?.[row] ?? 0);
      });
    });
  }
}
