import type { JsonBytes } from './json-bytes.ts';

/** What is known of a list of points before it is written. */
export interface PointSpan {
  readonly length: number;
  /** Unix milliseconds of the first and the last point; 0 without any. */
  readonly firstMs: number;
  readonly lastMs: number;
}

/** Writes the points of an answer, `[[Unix milliseconds, value],…]`. The bytes of each time are made once for all series. */
export class PointLists {
  readonly #timesMs: readonly number[];
  /** `],[1641344100000,`: how a point begins that is not the first. */
  readonly #heads: readonly Uint8Array[];

  /** @param timesS when each bucket begins, in Unix seconds */
  constructor(timesS: Float64Array) {
    this.#timesMs = Array.from(timesS, (timeS) => timeS * 1000);
    this.#heads = this.#timesMs.map((timeMs) => Buffer.from(`],[${timeMs},`));
  }

  /** @param values one a bucket, NaN where there is no point */
  spanOf(values: Float64Array): PointSpan {
    let length = 0;
    let first = -1;
    let last = -1;
    for (let at = 0; at < values.length; at++) {
      if (Number.isNaN(values[at])) continue;
      if (length === 0) first = at;
      last = at;
      length++;
    }
    return { length, firstMs: this.#timesMs[first] ?? 0, lastMs: this.#timesMs[last] ?? 0 };
  }

  /** @param values one a bucket, NaN where there is no point */
  write(json: JsonBytes, values: Float64Array): void {
    json.bytes(opening);
    let skipped = endOfPoint;
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      if (Number.isNaN(value)) continue;
      const head = this.#heads[at] as Uint8Array;
      json.bytes(skipped === 0 ? head : head.subarray(skipped));
      skipped = 0;
      json.number(value);
    }
    json.bytes(skipped === 0 ? closing : closing.subarray(1));
  }
}

/** Bytes of a head that end the point before. */
const endOfPoint = 2;

const [opening, closing] = [Buffer.from('['), Buffer.from(']]')];
