import type { DuckDBConnection } from '@duckdb/node-api';
import type { RollupCells, RollupField } from '../store.ts';
import { cutWindow } from './cut-window.ts';
import { OpenOverlay } from './open-overlay.ts';
import type { OpenPoint } from './open-points.ts';
import { countPoints, type PointColumns, readPoints, type SecondsWindow, toSeconds } from './point-reader.ts';
import type { RecentPoints } from './recent-points.ts';
import { RollupGrid } from './rollup-grid.ts';

/** Points read at once at most, about: 16 MB. */
const pointLimit = 1_000_000;

/** For how long points are counted together where they are counted before they are read, in seconds. */
const stretchS = 600;

/** What to roll up. */
export interface RollupQuery {
  /** Each once. */
  readonly ids: readonly number[];
  readonly window: SecondsWindow & { readonly intervalS: number; readonly field: RollupField };
  /** Open points of these contexts in the window, at most one a second; a stored one of the same second wins. */
  readonly open: readonly OpenPoint[];
  readonly recent: RecentPoints;
  /** How many points the contexts might have in a second. */
  readonly pointsPerS: number;
}

/**
 * Rolls up a window: the points in memory and, where it begins earlier than these or a context is not in memory, those on
 * disk.
 * @param readDisk gives a connection on which all that was taken over is committed, in a transaction
 */
export async function rollUp(
  query: RollupQuery,
  readDisk: (work: (connection: DuckDBConnection) => Promise<void>) => Promise<void>,
): Promise<RollupCells> {
  const { recent, pointsPerS } = query;
  const window = toSeconds(query.window);
  const grid = new RollupGrid(query.ids, query.window);
  const overlay = new OpenOverlay(query.open);
  const { here, onDisk } = recent.split(query.ids, window);
  const places = onDisk.length > 0 ? grid.placesWithout(onDisk) : undefined;
  const memory = { fromS: Math.max(window.fromS, recent.sinceS), toS: window.toS };
  recent.visit(memory, (points) => {
    grid.add(points, memory, places);
    overlay.replaceBy(points);
  });
  const reads = [
    { ids: here, fromS: window.fromS, toS: Math.min(window.toS, recent.sinceS) },
    { ids: onDisk, ...window },
  ].filter(({ ids, fromS, toS }) => ids.length > 0 && fromS < toS);
  if (reads.length > 0) {
    await readDisk(async (connection) => {
      for (const read of reads) {
        read.ids.sort((a, b) => a - b);
        await readSlices(connection, { ...read, pointsPerS }, (points) => {
          grid.add(points, read);
          overlay.replaceBy(points);
        });
      }
    });
  }
  grid.add(overlay.rest(), window);
  return grid.cells;
}

/**
 * Visits stored points. When they might be many, they are counted first: then only stretches of time are read that have
 * points, and never very many at once.
 */
async function readSlices(
  connection: DuckDBConnection,
  query: SecondsWindow & { readonly ids: readonly number[]; readonly pointsPerS: number },
  visit: (points: PointColumns) => void,
): Promise<void> {
  const { fromS, toS, ids, pointsPerS } = query;
  const isSmall = pointsPerS * (toS - fromS) <= pointLimit;
  const slices = isSmall
    ? [{ fromS, toS }]
    : cutWindow(query, {
        counts: await countPoints(connection, { fromS, toS, ids, stretchS }),
        stretchS,
        limit: pointLimit,
      });
  for (const slice of slices) await readPoints(connection, { ...slice, ids }, visit);
}
