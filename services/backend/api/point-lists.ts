/** The points of one series as JSON, `[[Unix milliseconds, value],…]`, and what is known of them. */
export interface PointList {
  readonly text: string;
  readonly length: number;
  /** Unix milliseconds of the first and the last point; 0 without any. */
  readonly firstMs: number;
  readonly lastMs: number;
}

/**
 * Writes the points of an answer. The text of each time is made once for all series, and no array for each point: that is
 * most of the time that a large answer takes.
 */
export class PointLists {
  readonly #timesMs: readonly number[];
  /** `[1641344100000,` */
  readonly #heads: readonly string[];

  /** @param timesS when each bucket begins, in Unix seconds */
  constructor(timesS: Float64Array) {
    this.#timesMs = Array.from(timesS, (timeS) => timeS * 1000);
    this.#heads = this.#timesMs.map((timeMs) => `[${timeMs},`);
  }

  /** @param values one a bucket, NaN where there is no point */
  of(values: Float64Array): PointList {
    let text = '';
    let length = 0;
    let first = -1;
    let last = -1;
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      if (Number.isNaN(value)) continue;
      // What is not finite has no number in JSON.
      text += `${length === 0 ? '' : '],'}${this.#heads[at]}${Number.isFinite(value) ? value : null}`;
      if (length === 0) first = at;
      last = at;
      length++;
    }
    return {
      text: length === 0 ? '[]' : `[${text}]]`,
      length,
      firstMs: this.#timesMs[first] ?? 0,
      lastMs: this.#timesMs[last] ?? 0,
    };
  }
}
