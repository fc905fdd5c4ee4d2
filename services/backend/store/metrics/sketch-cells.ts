import type { SketchCells } from '../store.ts';
import type { BinColumns } from './bin-reader.ts';
import { bucketsOf } from './rollup-grid.ts';
import type { SecondsWindow } from './seconds-window.ts';
import type { SketchRow } from './sketch-row.ts';

/** Adds bins up by group, bucket and key; they may come in any order. */
export class SketchCellsBuilder {
  readonly #firstBucketS: number;
  readonly #bucketCount: number;
  readonly #intervalS: number;
  /** Context id → its groups. */
  readonly #groups = new Map<number, number[]>();
  /** Cell → key → weight. */
  readonly #cells = new Map<number, Map<number, number>>();

  constructor(groups: readonly (readonly number[])[], window: SecondsWindow & { readonly intervalS: number }) {
    this.#intervalS = window.intervalS;
    this.#firstBucketS = Math.floor(window.fromS / window.intervalS) * window.intervalS;
    this.#bucketCount = bucketsOf(window);
    for (const [group, ids] of groups.entries()) {
      for (const id of ids) {
        const ofContext = this.#groups.get(id);
        if (ofContext) ofContext.push(group);
        else this.#groups.set(id, [group]);
      }
    }
  }

  addBins({ contextId, bucketS, key, weight }: BinColumns): void {
    for (let row = 0; row < key.length; row++) {
      this.#add(contextId[row] as number, bucketS[row] as number, key[row] as number, weight[row] as number);
    }
  }

  addSketch({ entry, timestampS, keys, weights }: SketchRow): void {
    keys.forEach((key, at) => {
      this.#add(entry.id, timestampS, key, weights[at] as number);
    });
  }

  build(): SketchCells {
    const cell: number[] = [];
    const key: number[] = [];
    const weight: number[] = [];
    for (const [at, bins] of [...this.#cells].sort(([a], [b]) => a - b)) {
      for (const [binKey, binWeight] of [...bins].sort(([a], [b]) => a - b)) {
        cell.push(at);
        key.push(binKey);
        weight.push(binWeight);
      }
    }
    return {
      firstBucketS: this.#firstBucketS,
      bucketCount: this.#bucketCount,
      cell: Uint32Array.from(cell),
      key: Int16Array.from(key),
      weight: Float64Array.from(weight),
    };
  }

  #add(contextId: number, second: number, key: number, weight: number): void {
    const bucket = Math.floor((second - this.#firstBucketS) / this.#intervalS);
    if (bucket < 0 || bucket >= this.#bucketCount) return;
    for (const group of this.#groups.get(contextId) ?? []) {
      const bins = this.#binsOf(group * this.#bucketCount + bucket);
      bins.set(key, (bins.get(key) ?? 0) + weight);
    }
  }

  #binsOf(cell: number): Map<number, number> {
    let bins = this.#cells.get(cell);
    if (!bins) {
      bins = new Map();
      this.#cells.set(cell, bins);
    }
    return bins;
  }
}
