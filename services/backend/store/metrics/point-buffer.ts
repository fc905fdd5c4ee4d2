import type { DuckDBConnection } from '@duckdb/node-api';
import type { PendingWrite, WriteBuffer } from '../engine/group-commit.ts';
import { appendNumberColumns, type NumberColumn } from '../engine/number-columns.ts';
import type { ContextEntry } from './context-catalogue.ts';
import type { Generation } from './generation.ts';
import { GrowingPoints } from './growing-points.ts';
import type { SecondsWindow } from './seconds-window.ts';

/**
 * Points that wait for their commit. One that is later than all before it of its context is appended; any other may
 * replace a stored one, and is written by delete and insert in the same transaction.
 */
export class PointBuffer implements WriteBuffer {
  #appended = new GrowingPoints();
  /** Context id → second → value. */
  #replacing = new Map<number, Map<number, number>>();
  #replacingRows = 0;
  /** What is being committed. */
  #taken: readonly PointColumns[] = [];
  readonly #generation: Generation;

  constructor(generation: Generation) {
    this.#generation = generation;
  }

  get pendingRows(): number {
    return this.#appended.length + this.#replacingRows;
  }

  /** @returns whether it came in order */
  add(entry: ContextEntry, timestampS: number, value: number): boolean {
    if (timestampS > entry.storedUpToS) {
      entry.storedUpToS = timestampS;
      this.#appended.push(entry.id, timestampS, value);
      return true;
    }
    this.#replace(entry.id, timestampS, value);
    return false;
  }

  /** Whether a point of these contexts in a window waits, or is being committed: a reader of the disk might miss it. */
  holds(ids: ReadonlySet<number>, { fromS, toS }: SecondsWindow): boolean {
    const isAsked = (id: number, second: number): boolean => second >= fromS && second < toS && ids.has(id);
    for (const [contextId, timestampS] of [this.#appended.columns(), ...this.#taken]) {
      for (let row = 0; row < contextId.length; row++) {
        if (isAsked(contextId[row] as number, timestampS[row] as number)) return true;
      }
    }
    for (const [id, ofContext] of this.#replacing) {
      for (const second of ofContext.keys()) if (isAsked(id, second)) return true;
    }
    return false;
  }

  take(): PendingWrite {
    const appended = this.#appended;
    const replacing = this.#replacing;
    this.#taken = [appended.columns(), flatten(replacing)];
    this.#appended = new GrowingPoints();
    this.#replacing = new Map();
    this.#replacingRows = 0;
    return {
      write: async (connection) => {
        const generation = this.#generation.current;
        await appendNumberColumns(connection, 'points', [
          ...appended.columns(),
          new Uint32Array(appended.length).fill(generation),
        ]);
        if (replacing.size > 0) await replaceStored(connection, flatten(replacing), generation);
      },
      committed: () => {
        this.#taken = [];
      },
      restore: () => {
        this.#taken = [];
        this.#restore(appended, replacing);
      },
    };
  }

  /** Puts rows back; those that came since are newer and win. */
  #restore(appended: GrowingPoints, replacing: Map<number, Map<number, number>>): void {
    const appendedSince = this.#appended;
    const replacingSince = this.#replacing;
    this.#appended = appended;
    this.#replacing = new Map();
    this.#replacingRows = 0;
    forEachPoint(appendedSince.columns(), (id, timestampS, value) => this.#appended.push(id, timestampS, value));
    for (const points of [replacing, replacingSince]) {
      forEachPoint(flatten(points), (id, timestampS, value) => this.#replace(id, timestampS, value));
    }
  }

  #replace(contextId: number, timestampS: number, value: number): void {
    let ofContext = this.#replacing.get(contextId);
    if (!ofContext) {
      ofContext = new Map();
      this.#replacing.set(contextId, ofContext);
    }
    if (!ofContext.has(timestampS)) this.#replacingRows++;
    ofContext.set(timestampS, value);
  }
}

type PointColumns = readonly [contextId: Uint32Array, timestampS: Uint32Array, value: Float64Array];

function flatten(replacing: ReadonlyMap<number, ReadonlyMap<number, number>>): PointColumns {
  const points = new GrowingPoints();
  for (const [id, ofContext] of replacing) {
    for (const [timestampS, value] of ofContext) points.push(id, timestampS, value);
  }
  return points.columns();
}

function forEachPoint(
  [ids, timestamps, values]: PointColumns,
  visit: (...point: [number, number, number]) => void,
): void {
  for (let row = 0; row < values.length; row++) visit(ids[row] ?? 0, timestamps[row] ?? 0, values[row] ?? 0);
}

async function replaceStored(connection: DuckDBConnection, columns: PointColumns, generation: number): Promise<void> {
  const [, timestamps] = columns;
  await connection.run('CREATE OR REPLACE TEMP TABLE replacing (context UINTEGER, ts UINTEGER, value DOUBLE)');
  await appendNumberColumns(connection, 'replacing', columns as readonly NumberColumn[]);
  await connection.run(
    'DELETE FROM points USING replacing ' +
      'WHERE points.context = replacing.context AND points.ts = replacing.ts ' +
      `AND points.ts BETWEEN ${lowest(timestamps)} AND ${highest(timestamps)}`,
  );
  await connection.run(`INSERT INTO points SELECT context, ts, value, ${generation} FROM replacing`);
  await connection.run('DROP TABLE replacing');
}

function lowest(numbers: Uint32Array): number {
  return numbers.reduce((low, each) => Math.min(low, each));
}

function highest(numbers: Uint32Array): number {
  return numbers.reduce((high, each) => Math.max(high, each));
}
