import type { RollupCells, RollupField } from '../store.ts';
import type { PointColumns } from './point-reader.ts';
import type { SecondsWindow } from './seconds-window.ts';

/**
 * Rolls points up in cells, one for each context and bucket; the points may come in any order, and may stand for several.
 * The cells are the answer as it goes to the reader: memory that is touched for the first time costs more than all that is
 * done with it.
 */
export class RollupGrid {
  readonly cells: RollupCells;
  readonly #field: RollupField;
  readonly #intervalS: number;
  readonly #firstId: number;
  /** Id − first id → 1 + its place among the ids; 0 where it is none of them. */
  readonly #places: Uint32Array;

  constructor(
    ids: readonly number[],
    window: SecondsWindow & { readonly intervalS: number; readonly field: RollupField },
  ) {
    const bucketCount = bucketsOf(window);
    this.cells = {
      firstBucketS: Math.floor(window.fromS / window.intervalS) * window.intervalS,
      bucketCount,
      count: new Float64Array(ids.length * bucketCount),
      value: new Float64Array(ids.length * bucketCount),
    };
    this.#field = window.field;
    this.#intervalS = window.intervalS;
    const { firstId, lastId } = idRange(ids);
    this.#firstId = firstId;
    this.#places = new Uint32Array(lastId - firstId + 1);
    ids.forEach((id, place) => {
      this.#places[id - firstId] = place + 1;
    });
  }

  /** All contexts but these, for `add`. */
  placesWithout(ids: readonly number[]): Uint32Array {
    const places = this.#places.slice();
    for (const id of ids) places[id - this.#firstId] = 0;
    return places;
  }

  /** Adds those of the points that are of these contexts, or of those of `places`, and in `part`, a part of the window. */
  add(points: PointColumns, part: SecondsWindow, places = this.#places): void {
    const { contextId, timestampS, value: values, count: counts } = points;
    const { count, value, bucketCount } = this.cells;
    const adds = this.#field === 'sum';
    const keepsLower = this.#field === 'min';
    const firstId = this.#firstId;
    // Points of one second often come together: its bucket is found once.
    let second = -1;
    let bucket = -1;
    for (let row = 0; row < values.length; row++) {
      if (timestampS[row] !== second) {
        second = timestampS[row] as number;
        bucket = this.#bucketOf(second, part);
      }
      if (bucket < 0) continue;
      const place = places[(contextId[row] as number) - firstId] ?? 0;
      if (place === 0) continue;
      const at = (place - 1) * bucketCount + bucket;
      const now = values[row] as number;
      const before = count[at] as number;
      count[at] = before + (counts ? (counts[row] as number) : 1);
      if (adds) value[at] = (value[at] as number) + now;
      else if (before === 0 || (keepsLower ? now < (value[at] as number) : now > (value[at] as number)))
        value[at] = now;
    }
  }

  /** @returns -1 outside of the part */
  #bucketOf(second: number, { fromS, toS }: SecondsWindow): number {
    if (second < fromS || second >= toS) return -1;
    return Math.floor((second - this.cells.firstBucketS) / this.#intervalS);
  }
}

/** How many buckets, aligned to Unix time, a window touches. */
export function bucketsOf({ fromS, toS, intervalS }: SecondsWindow & { readonly intervalS: number }): number {
  return Math.max(0, Math.ceil(toS / intervalS) - Math.floor(fromS / intervalS));
}

function idRange(ids: readonly number[]): { firstId: number; lastId: number } {
  let firstId = ids[0] ?? 0;
  let lastId = firstId;
  for (const id of ids) {
    if (id < firstId) firstId = id;
    if (id > lastId) lastId = id;
  }
  return { firstId, lastId };
}
