import type { SecondsWindow } from './seconds-window.ts';
import type { SketchRow } from './sketch-row.ts';

/** The sketches of each source's open buckets, in memory only; a source replaces its own wholesale. */
export class OpenSketches {
  /** Source → context id → its open sketches. */
  readonly #bySource = new Map<string, Map<number, SketchRow[]>>();

  /** Replaces what `source` sent before. */
  replace(source: string, sketches: readonly SketchRow[]): void {
    const byContext = new Map<number, SketchRow[]>();
    for (const sketch of sketches) {
      const ofContext = byContext.get(sketch.entry.id);
      if (ofContext) ofContext.push(sketch);
      else byContext.set(sketch.entry.id, [sketch]);
    }
    if (byContext.size > 0) this.#bySource.set(source, byContext);
    else this.#bySource.delete(source);
  }

  /** Takes away what a final sketch closes: between it and the next message of its source it would be there twice. */
  close({ entry, timestampS }: SketchRow): void {
    for (const byContext of this.#bySource.values()) {
      const open = byContext.get(entry.id);
      if (!open) continue;
      byContext.set(
        entry.id,
        open.filter((sketch) => sketch.timestampS !== timestampS),
      );
    }
  }

  /** Open sketches of a context within `fromS <= timestamp < toS`. */
  of(contextId: number, { fromS, toS }: SecondsWindow): readonly SketchRow[] {
    const found: SketchRow[] = [];
    for (const byContext of this.#bySource.values()) {
      for (const sketch of byContext.get(contextId) ?? []) {
        if (sketch.timestampS >= fromS && sketch.timestampS < toS) found.push(sketch);
      }
    }
    return found;
  }
}
