import assert from 'node:assert/strict';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { MetricBatch } from '../../../../lib/model/metric.ts';
import type { Counters } from '../engine/counters.ts';
import type { Retention } from '../engine/retention.ts';
import type { ContextCatalogue, ContextEntry } from './context-catalogue.ts';
import type { OpenPoint, OpenPoints } from './open-points.ts';
import type { PointBuffer } from './point-buffer.ts';
import type { RecentPoints } from './recent-points.ts';

/** How far ahead of the clock a point may lie, in seconds; Datadog's own limit. */
const futureLimitS = 600;

/** Points waiting for their commit at most; reached only when the disk refuses. */
const pendingLimit = 5_000_000;

/** Takes batches over: finds their contexts, refuses what cannot be kept, and counts. */
export class MetricWriter {
  readonly #catalogue: ContextCatalogue;
  readonly #buffer: PointBuffer;
  readonly #recent: RecentPoints;
  readonly #open: OpenPoints;
  readonly #clock: Clock;
  readonly #counters: Counters;
  readonly #retention: Retention;

  constructor(parts: {
    catalogue: ContextCatalogue;
    buffer: PointBuffer;
    recent: RecentPoints;
    open: OpenPoints;
    clock: Clock;
    counters: Counters;
    retention: Retention;
  }) {
    this.#catalogue = parts.catalogue;
    this.#buffer = parts.buffer;
    this.#recent = parts.recent;
    this.#open = parts.open;
    this.#clock = parts.clock;
    this.#counters = parts.counters;
    this.#retention = parts.retention;
  }

  /** Takes final points over. */
  accept(batch: MetricBatch): void {
    let late = 0;
    let taken = 0;
    const take = ({ entry, timestampS, value }: OpenPoint): void => {
      taken++;
      if (this.#buffer.add(entry, timestampS, value)) {
        this.#recent.add(entry.id, timestampS, value);
        return;
      }
      this.#recent.forgetBefore(timestampS + 1);
      late++;
    };
    this.#forEach(batch, take, (reason) => this.#counters.add(`store.refused.${reason}`));
    this.#counters.add('store.points', taken);
    if (late > 0) this.#counters.add('store.late_points', late);
  }

  /** Takes over all open buckets of a source. What is refused here is counted when its bucket closes. */
  acceptOpen(source: string, batch: MetricBatch): void {
    const points: OpenPoint[] = [];
    this.#forEach(
      batch,
      (point) => points.push(point),
      () => {},
    );
    this.#open.replace(source, points);
    this.#counters.set('store.open_points', this.#open.size);
  }

  #forEach(batch: MetricBatch, visit: (point: OpenPoint) => void, refuse: (reason: string) => void): void {
    const nowS = this.#clock.now() / 1000;
    const bounds = { latestS: nowS + futureLimitS, earliestS: this.#retention.cutoffS(nowS) };
    const entries: (ContextEntry | undefined)[] = [];
    for (let row = 0; row < batch.value.length; row++) {
      const at = batch.contextIndex[row] as number;
      const timestampS = Math.floor(batch.timestampS[row] as number);
      const value = batch.value[row] as number;
      const refusal = this.#refusalOf(timestampS, value, bounds);
      const context = batch.contexts[at];
      assert(context, `row ${row} of a batch refers to context ${at} of ${batch.contexts.length}`);
      if (!refusal) entries[at] ??= this.#catalogue.resolve(context, Math.floor(nowS));
      const entry = entries[at];
      if (refusal || !entry) {
        refuse(refusal ?? 'contexts');
        continue;
      }
      if (timestampS > entry.lastSeenS) entry.lastSeenS = timestampS;
      visit({ entry, timestampS, value });
    }
  }

  #refusalOf(timestampS: number, value: number, bounds: { latestS: number; earliestS: number }): string | undefined {
    if (!Number.isFinite(value)) return 'not_finite';
    if (!(timestampS >= bounds.earliestS)) return 'old';
    if (timestampS > bounds.latestS) return 'future';
    if (this.#buffer.pendingRows >= pendingLimit) return 'backlog';
    return undefined;
  }
}
