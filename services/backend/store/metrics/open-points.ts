import type { ContextEntry } from './context-catalogue.ts';

/** A point of a bucket that is still open. */
export interface OpenPoint {
  readonly entry: ContextEntry;
  readonly timestampS: number;
  readonly value: number;
}

/**
 * The open buckets of each source, in memory only; a source replaces its own wholesale. A reader leaves out those that
 * have a stored point in their place.
 */
export class OpenPoints {
  /** Source → context id → its open points. */
  readonly #bySource = new Map<string, Map<number, OpenPoint[]>>();

  get size(): number {
    let size = 0;
    for (const byContext of this.#bySource.values()) {
      for (const points of byContext.values()) size += points.length;
    }
    return size;
  }

  /** Replaces what `source` sent before. */
  replace(source: string, points: readonly OpenPoint[]): void {
    const byContext = new Map<number, OpenPoint[]>();
    for (const point of points) {
      const ofContext = byContext.get(point.entry.id);
      if (ofContext) ofContext.push(point);
      else byContext.set(point.entry.id, [point]);
    }
    if (byContext.size > 0) this.#bySource.set(source, byContext);
    else this.#bySource.delete(source);
  }

  /** Open points of a context within `fromS <= timestamp < toS`, at most one a second: the last source wins. */
  of(contextId: number, window: { readonly fromS: number; readonly toS: number }): readonly OpenPoint[] {
    const found = new Map<number, OpenPoint>();
    for (const byContext of this.#bySource.values()) {
      for (const point of byContext.get(contextId) ?? []) {
        if (point.timestampS >= window.fromS && point.timestampS < window.toS) found.set(point.timestampS, point);
      }
    }
    return [...found.values()];
  }
}
