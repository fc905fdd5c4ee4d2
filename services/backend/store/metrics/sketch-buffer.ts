import type { DuckDBConnection } from '@duckdb/node-api';
import type { PendingWrite, WriteBuffer } from '../engine/group-commit.ts';
import { appendNumberColumns } from '../engine/number-columns.ts';
import type { Generation } from './generation.ts';
import type { SecondsWindow } from './seconds-window.ts';
import type { SketchRow } from './sketch-row.ts';

/** Sketches that wait for their commit. */
export class SketchBuffer implements WriteBuffer {
  readonly #generation: Generation;
  #sketches: SketchRow[] = [];
  #bins = 0;
  /** What is being committed. */
  #taken: readonly SketchRow[] = [];

  constructor(generation: Generation) {
    this.#generation = generation;
  }

  /** Sketches and their bins. */
  get pendingRows(): number {
    return this.#sketches.length + this.#bins;
  }

  add(sketch: SketchRow): void {
    this.#sketches.push(sketch);
    this.#bins += sketch.keys.length;
  }

  /** As PointBuffer.holds. */
  holds(ids: ReadonlySet<number>, { fromS, toS }: SecondsWindow): boolean {
    const isAsked = ({ entry, timestampS }: SketchRow): boolean =>
      timestampS >= fromS && timestampS < toS && ids.has(entry.id);
    return this.#sketches.some(isAsked) || this.#taken.some(isAsked);
  }

  take(): PendingWrite {
    const taken = this.#sketches;
    const bins = this.#bins;
    this.#sketches = [];
    this.#bins = 0;
    this.#taken = taken;
    return {
      write: async (connection) => {
        await appendSketches(connection, taken, this.#generation.current);
        await appendBins(connection, taken, { rows: bins, generation: this.#generation.current });
      },
      committed: () => {
        this.#taken = [];
      },
      restore: () => {
        this.#taken = [];
        this.#sketches = [...taken, ...this.#sketches];
        this.#bins += bins;
      },
    };
  }
}

async function appendSketches(
  connection: DuckDBConnection,
  sketches: readonly SketchRow[],
  generation: number,
): Promise<void> {
  await appendNumberColumns(connection, 'sketches', [
    Uint32Array.from(sketches, ({ entry }) => entry.id),
    Uint32Array.from(sketches, ({ timestampS }) => timestampS),
    Float64Array.from(sketches, ({ count }) => count),
    Float64Array.from(sketches, ({ sum }) => sum),
    Float64Array.from(sketches, ({ min }) => min),
    Float64Array.from(sketches, ({ max }) => max),
    // Nobody asks a distribution for its last value; its column is that of other rollups.
    Float64Array.from(sketches, ({ max }) => max),
    new Uint32Array(sketches.length).fill(generation),
  ]);
}

async function appendBins(
  connection: DuckDBConnection,
  sketches: readonly SketchRow[],
  { rows, generation }: { readonly rows: number; readonly generation: number },
): Promise<void> {
  const contextId = new Uint32Array(rows);
  const timestampS = new Uint32Array(rows);
  const key = new Int32Array(rows);
  const weight = new Float64Array(rows);
  let at = 0;
  for (const sketch of sketches) {
    const to = at + sketch.keys.length;
    contextId.fill(sketch.entry.id, at, to);
    timestampS.fill(sketch.timestampS, at, to);
    key.set(sketch.keys, at);
    weight.set(sketch.weights, at);
    at = to;
  }
  const generations = new Uint32Array(rows).fill(generation);
  await appendNumberColumns(connection, 'sketch_bins', [contextId, timestampS, key, weight, generations]);
}
