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

  /**
   * Adds those of the points that are of these contexts, or of those of `places`, and in `part`, a part of the window. It is fast
   * where those of a context come side by side and in the order of time: then each cell is touched once.
   */
  add(points: PointColumns, { fromS, toS }: SecondsWindow, places = this.#places): void {
    const { contextId, timestampS, value: values, count: counts } = points;
    const { firstBucketS, bucketCount } = this.cells;
    const intervalS = this.#intervalS;
    const firstId = this.#firstId;
    const adds = this.#field === 'sum';
    const keepsLower = this.#field === 'min';
    const rows = values.length;
    for (let row = 0; row < rows; ) {
      const id = contextId[row] as number;
      const place = places[id - firstId] ?? 0;
      if (place === 0) {
        while (row < rows && contextId[row] === id) row++;
        continue;
      }
      // The cell that rows are being added up for, and the seconds of its bucket.
      let cell = 0;
      let startS = 0;
      let endS = 0;
      let count = 0;
      let value = 0;
      for (; row < rows && contextId[row] === id; row++) {
        const second = timestampS[row] as number;
        const now = values[row] as number;
        if (second < startS || second >= endS) {
          if (count > 0) this.#addToCell(cell, count, value);
          count = 0;
          endS = 0;
          if (second < fromS || second >= toS) continue;
          const bucket = Math.floor((second - firstBucketS) / intervalS);
          cell = (place - 1) * bucketCount + bucket;
          startS = Math.max(fromS, firstBucketS + bucket * intervalS);
          endS = Math.min(toS, firstBucketS + (bucket + 1) * intervalS);
          value = now;
        } else if (adds) value += now;
        else if (keepsLower ? now < value : now > value) value = now;
        count += counts ? (counts[row] as number) : 1;
      }
      if (count > 0) this.#addToCell(cell, count, value);
    }
  }

  #addToCell(at: number, points: number, added: number): void {
    const { count, value } = this.cells;
    const before = count[at] as number;
    count[at] = before + points;
    if (this.#field === 'sum') value[at] = (value[at] as number) + added;
    else if (before === 0) value[at] = added;
    else
      value[at] = this.#field === 'min' ? Math.min(value[at] as number, added) : Math.max(value[at] as number, added);
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
