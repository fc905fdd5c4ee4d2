import { GrowingPoints } from './growing-points.ts';
import { orderByContext } from './order-by-context.ts';
import type { PointColumns } from './point-reader.ts';

/** Points that are dropped together. */
export const blockPoints = 65_536;

/** Points that came one after the other, as many as are dropped together at most. */
export class RecentBlock {
  oldestS = Number.POSITIVE_INFINITY;
  newestS = 0;
  readonly #points = new GrowingPoints();
  #ordered: PointColumns | undefined;

  get isFull(): boolean {
    return this.#ordered !== undefined || this.#points.length === blockPoints;
  }

  add(contextId: number, timestampS: number, value: number): void {
    this.#points.push(contextId, timestampS, value);
    this.oldestS = Math.min(this.oldestS, timestampS);
    this.newestS = Math.max(this.newestS, timestampS);
  }

  /**
   * All points. Those of a full block are ordered when somebody first asks for them, as they are looked at again and again: then those
   * of other contexts are passed over, and the buckets of a context lie side by side.
   */
  columns(): PointColumns {
    if (this.#ordered) return this.#ordered;
    const [contextId, timestampS, value] = this.#points.columns();
    const points = { contextId, timestampS, value };
    if (!this.isFull) return points;
    this.#ordered = orderByContext(points);
    this.#points.clear();
    return this.#ordered;
  }
}
