import type { RollupCells, RollupField } from '../store.ts';
import { OpenOverlay } from './open-overlay.ts';
import type { OpenPoint } from './open-points.ts';
import { type PointColumns, readPoints } from './point-reader.ts';
import type { RecentPoints } from './recent-points.ts';
import { RollupGrid } from './rollup-grid.ts';
import { type SecondsWindow, toSeconds } from './seconds-window.ts';
import type { SketchRow } from './sketch-row.ts';
import type { Snapshot } from './tiers/snapshot.ts';

/** What to roll up. */
export interface RollupQuery {
  /** Each once. */
  readonly ids: readonly number[];
  readonly window: SecondsWindow & { readonly intervalS: number; readonly field: RollupField };
  /** Open points of these contexts in the window, at most one a second; a stored one of the same second wins. */
  readonly open: readonly OpenPoint[];
  /** Those of the contexts that are distributions; of them there are no points in memory. */
  readonly distributions: readonly number[];
  /** The open sketches of these contexts in the window, as they are when the disk is read. */
  readonly openSketches: () => readonly SketchRow[];
  readonly recent: RecentPoints;
  /** How many points the contexts might have in a second. */
  readonly pointsPerS: number;
}

/** Contexts, and for which time they are read from the disk. */
export interface DiskRead extends SecondsWindow {
  readonly ids: readonly number[];
}

/**
 * Rolls up a window: the points in memory and, where it begins earlier than these or a context is not in memory, those on
 * disk.
 * @param readDisk gives a snapshot of the disk in which all is committed that was taken over of what is going to be read
 */
export async function rollUp(
  query: RollupQuery,
  readDisk: (reads: readonly DiskRead[], work: (snapshot: Snapshot) => Promise<void>) => Promise<void>,
): Promise<RollupCells> {
  const { recent, pointsPerS } = query;
  const window = toSeconds(query.window);
  const grid = new RollupGrid(query.ids, query.window);
  const overlay = new OpenOverlay(query.open);
  const { here, onDisk } = recent.split(query.ids, window, new Set(query.distributions));
  const places = onDisk.length > 0 ? grid.placesWithout(onDisk) : undefined;
  const memory = { fromS: Math.max(window.fromS, recent.sinceS), toS: window.toS };
  recent.visit(memory, (points) => {
    grid.add(points, memory, places);
    overlay.replaceBy(points);
  });
  const reads = [
    { ids: here, fromS: window.fromS, toS: Math.min(window.toS, recent.sinceS), hasSketches: false },
    { ids: onDisk, ...window, hasSketches: query.distributions.length > 0 },
  ].filter(({ ids, fromS, toS }) => ids.length > 0 && fromS < toS);
  if (reads.length > 0) {
    const { intervalS, field } = query.window;
    await readDisk(reads, async (snapshot) => {
      grid.add(columnsOf(query.openSketches(), field), window);
      for (const read of reads) {
        read.ids.sort((a, b) => a - b);
        await readPoints(snapshot, { ...read, intervalS, field, pointsPerS }, (points) => {
          grid.add(points, read);
          overlay.replaceBy(points);
        });
      }
    });
  }
  grid.add(overlay.rest(), window);
  return grid.cells;
}

function columnsOf(sketches: readonly SketchRow[], field: RollupField): PointColumns {
  return {
    contextId: Uint32Array.from(sketches, ({ entry }) => entry.id),
    timestampS: Uint32Array.from(sketches, ({ timestampS }) => timestampS),
    value: Float64Array.from(sketches, (sketch) => sketch[field]),
    count: Float64Array.from(sketches, ({ count }) => count),
  };
}
