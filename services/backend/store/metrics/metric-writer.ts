import type { Context, MetricBatch, SketchBatch } from '../../../../lib/model/metric.ts';
import type { Counters } from '../engine/counters.ts';
import type { Retention } from '../engine/retention.ts';
import type { ToldClock } from '../engine/told-clock.ts';
import type { ContextCatalogue, ContextEntry } from './context-catalogue.ts';
import type { OpenPoint, OpenPoints } from './open-points.ts';
import type { OpenSketches } from './open-sketches.ts';
import type { PointBuffer } from './point-buffer.ts';
import type { RecentPoints } from './recent-points.ts';
import type { SketchBuffer } from './sketch-buffer.ts';
import { areSketches, isSketch, type SketchRow, sketchOf } from './sketch-row.ts';
import { TimeBounds } from './time-bounds.ts';

/** Rows waiting for their commit at most; reached only when the disk refuses. */
const pendingLimit = 5_000_000;

/** What takes batches over needs. */
interface WriterParts {
  readonly catalogue: ContextCatalogue;
  readonly buffer: PointBuffer;
  readonly sketches: SketchBuffer;
  readonly recent: RecentPoints;
  readonly open: OpenPoints;
  readonly openSketches: OpenSketches;
  readonly clock: ToldClock;
  readonly counters: Counters;
  readonly retention: Retention;
  /** Unix seconds before which raw rows were dropped to make room. */
  readonly keptFromS?: () => number;
}

/** Takes batches over: finds their contexts, refuses what cannot be kept, and counts. */
export class MetricWriter {
  readonly #parts: WriterParts;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  /** Takes final points over. */
  accept(batch: MetricBatch): void {
    const { buffer, recent, counters } = this.#parts;
    let late = 0;
    let taken = 0;
    const take = ({ entry, timestampS, value }: OpenPoint, isAhead: boolean): void => {
      const isInOrder = buffer.add(entry, timestampS, value);
      if (isInOrder && !isAhead) recent.add(entry.id, timestampS, value);
      else recent.leaveToDisk(entry.id, timestampS);
      if (!isInOrder) late++;
      taken++;
    };
    this.#forEachPoint(batch, take, (reason) => counters.add(`store.refused.${reason}`));
    counters.add('store.points', taken);
    if (late > 0) counters.add('store.late_points', late);
  }

  /** Takes final sketches over. */
  acceptSketches(batch: SketchBatch): void {
    const { sketches, openSketches, counters } = this.#parts;
    const take = (sketch: SketchRow): void => {
      sketches.add(sketch);
      openSketches.close(sketch);
      counters.add('store.sketches');
    };
    this.#forEachSketch(batch, take, (reason) => counters.add(`store.refused.${reason}`));
  }

  /** Takes over all open buckets of a source. What is refused here is counted when its bucket closes. */
  acceptOpen(source: string, batch: MetricBatch, sketches?: SketchBatch): void {
    const { open, openSketches, counters } = this.#parts;
    const points: OpenPoint[] = [];
    const rows: SketchRow[] = [];
    const ignore = (): void => {};
    this.#forEachPoint(batch, (point) => points.push(point), ignore);
    if (sketches) this.#forEachSketch(sketches, (sketch) => rows.push(sketch), ignore);
    open.replace(source, points);
    openSketches.replace(source, rows);
    counters.set('store.open_points', open.size);
  }

  #forEachPoint(
    batch: MetricBatch,
    visit: (point: OpenPoint, isAhead: boolean) => void,
    refuse: (reason: string) => void,
  ): void {
    if (!arePoints(batch)) {
      this.#parts.counters.add('store.refused.malformed', batch.value.length);
      return;
    }
    const bounds = this.#bounds();
    const entries: (ContextEntry | undefined)[] = [];
    for (let row = 0; row < batch.value.length; row++) {
      const timestampS = Math.floor(batch.timestampS[row] as number);
      const value = batch.value[row] as number;
      const refusal = Number.isFinite(value) ? this.#refusalOf(timestampS, bounds) : 'not_finite';
      const entry = refusal ? undefined : this.#entryOf(batch, row, entries);
      if (!entry) {
        refuse(refusal ?? 'contexts');
        continue;
      }
      if (timestampS > entry.lastSeenS) entry.lastSeenS = timestampS;
      visit({ entry, timestampS, value }, timestampS > bounds.aheadS);
    }
  }

  #forEachSketch(batch: SketchBatch, visit: (sketch: SketchRow) => void, refuse: (reason: string) => void): void {
    if (!areSketches(batch)) {
      this.#parts.counters.add('store.refused.malformed', batch.count.length);
      return;
    }
    const bounds = this.#bounds();
    const entries: (ContextEntry | undefined)[] = [];
    for (let row = 0; row < batch.count.length; row++) {
      const sketch = sketchOf(batch, row);
      const refusal = isSketch(sketch) ? this.#refusalOf(sketch.timestampS, bounds) : 'bad_sketch';
      const entry = refusal ? undefined : this.#entryOf(batch, row, entries);
      if (!entry) {
        refuse(refusal ?? 'contexts');
        continue;
      }
      if (sketch.timestampS > entry.lastSeenS) entry.lastSeenS = sketch.timestampS;
      visit({ entry, ...sketch });
    }
  }

  /** The entry of a row's context; found once for all rows of a batch. */
  #entryOf(
    { contexts, contextIndex }: Pick<MetricBatch, 'contexts' | 'contextIndex'>,
    row: number,
    entries: (ContextEntry | undefined)[],
  ): ContextEntry | undefined {
    const at = contextIndex[row] as number;
    const { catalogue, clock } = this.#parts;
    entries[at] ??= catalogue.resolve(contexts[at] as Context, Math.floor(clock.now() / 1000));
    return entries[at];
  }

  #bounds(): TimeBounds {
    const { clock, retention, keptFromS } = this.#parts;
    return new TimeBounds(clock, retention, keptFromS?.() ?? 0);
  }

  #refusalOf(timestampS: number, bounds: TimeBounds): string | undefined {
    const refusal = bounds.refusalOf(timestampS);
    if (refusal) return refusal;
    const { buffer, sketches } = this.#parts;
    return buffer.pendingRows + sketches.pendingRows >= pendingLimit ? 'backlog' : undefined;
  }
}

/** Whether each row has a context, a second and a value. */
function arePoints({ contexts, contextIndex, timestampS, value }: MetricBatch): boolean {
  if (contextIndex.length !== value.length || timestampS.length !== value.length) return false;
  return contextIndex.every((at) => at < contexts.length);
}
