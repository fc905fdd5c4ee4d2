import type { OpenPoint } from './open-points.ts';
import type { PointColumns } from './point-reader.ts';

/** Open points laid over stored ones while these are read: in the end those are left that have no stored one in their place. */
export class OpenOverlay {
  /** Second → context id → value. */
  readonly #bySecond = new Map<number, Map<number, number>>();
  #earliestS = Number.POSITIVE_INFINITY;

  /** @param points at most one for each context and second */
  constructor(points: readonly OpenPoint[]) {
    for (const { entry, timestampS, value } of points) {
      let ofSecond = this.#bySecond.get(timestampS);
      if (!ofSecond) {
        ofSecond = new Map();
        this.#bySecond.set(timestampS, ofSecond);
      }
      ofSecond.set(entry.id, value);
      this.#earliestS = Math.min(this.#earliestS, timestampS);
    }
  }

  /** Takes away what these stored points replace. */
  replaceBy({ contextId, timestampS }: PointColumns): void {
    if (this.#bySecond.size === 0) return;
    const earliestS = this.#earliestS;
    for (let row = 0; row < timestampS.length; row++) {
      const second = timestampS[row] as number;
      if (second >= earliestS) this.#bySecond.get(second)?.delete(contextId[row] as number);
    }
  }

  /** What is left. */
  rest(): PointColumns {
    const rows = [...this.#bySecond].flatMap(([second, ofSecond]) =>
      Array.from(ofSecond, ([id, value]) => ({ id, second, value })),
    );
    return {
      contextId: Uint32Array.from(rows, ({ id }) => id),
      timestampS: Uint32Array.from(rows, ({ second }) => second),
      value: Float64Array.from(rows, ({ value }) => value),
    };
  }
}
