import type { Context, MetricBatch } from '../../../../lib/model/metric.ts';
import type { Counters } from '../engine/counters.ts';
import type { Retention } from '../engine/retention.ts';
import type { ToldClock } from '../engine/told-clock.ts';
import type { ContextCatalogue, ContextEntry } from './context-catalogue.ts';
import type { OpenPoint, OpenPoints } from './open-points.ts';
import type { PointBuffer } from './point-buffer.ts';
import type { RecentPoints } from './recent-points.ts';

/** How far ahead of the clock a point may lie, in seconds; Datadog's own limit. */
const futureLimitS = 600;

/** How far ahead of the clock a point may lie and still be held in memory, in seconds: clocks differ a little. */
const aheadLimitS = 30;

/** Points waiting for their commit at most; reached only when the disk refuses. */
const pendingLimit = 5_000_000;

/** What the time says about points; Unix seconds. */
interface TimeBounds {
  readonly earliestS: number;
  readonly aheadS: number;
  readonly latestS: number;
}

/** Takes batches over: finds their contexts, refuses what cannot be kept, and counts. */
export class MetricWriter {
  readonly #catalogue: ContextCatalogue;
  readonly #buffer: PointBuffer;
  readonly #recent: RecentPoints;
  readonly #open: OpenPoints;
  readonly #clock: ToldClock;
  readonly #counters: Counters;
  readonly #retention: Retention;

  constructor(parts: {
    catalogue: ContextCatalogue;
    buffer: PointBuffer;
    recent: RecentPoints;
    open: OpenPoints;
    clock: ToldClock;
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
    const take = ({ entry, timestampS, value }: OpenPoint, isAhead: boolean): void => {
      const isInOrder = this.#buffer.add(entry, timestampS, value);
      if (isInOrder && !isAhead) this.#recent.add(entry.id, timestampS, value);
      else this.#recent.leaveToDisk(entry.id, timestampS);
      if (!isInOrder) late++;
      taken++;
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

  #forEach(
    batch: MetricBatch,
    visit: (point: OpenPoint, isAhead: boolean) => void,
    refuse: (reason: string) => void,
  ): void {
    if (!isWellFormed(batch)) {
      this.#counters.add('store.refused.malformed', batch.value.length);
      return;
    }
    let bounds = this.#boundsAt(this.#clock.now());
    let isReread = false;
    const entries: (ContextEntry | undefined)[] = [];
    for (let row = 0; row < batch.value.length; row++) {
      const at = batch.contextIndex[row] as number;
      const timestampS = Math.floor(batch.timestampS[row] as number);
      const value = batch.value[row] as number;
      if (timestampS > bounds.aheadS && !isReread) {
        bounds = this.#boundsAt(this.#clock.reread());
        isReread = true;
      }
      const refusal = this.#refusalOf(timestampS, value, bounds);
      if (!refusal) entries[at] ??= this.#resolve(batch.contexts[at] as Context);
      const entry = entries[at];
      if (refusal || !entry) {
        refuse(refusal ?? 'contexts');
        continue;
      }
      if (timestampS > entry.lastSeenS) entry.lastSeenS = timestampS;
      visit({ entry, timestampS, value }, timestampS > bounds.aheadS);
    }
  }

  #resolve(context: Context): ContextEntry | undefined {
    return this.#catalogue.resolve(context, Math.floor(this.#clock.now() / 1000));
  }

  #boundsAt(nowMs: number): TimeBounds {
    const nowS = nowMs / 1000;
    return { earliestS: this.#retention.cutoffS(nowS), aheadS: nowS + aheadLimitS, latestS: nowS + futureLimitS };
  }

  #refusalOf(timestampS: number, value: number, bounds: TimeBounds): string | undefined {
    if (!Number.isFinite(value)) return 'not_finite';
    if (!(timestampS >= bounds.earliestS)) return 'old';
    if (timestampS > bounds.latestS) return 'future';
    if (this.#buffer.pendingRows >= pendingLimit) return 'backlog';
    return undefined;
  }
}

/** Whether each row has a context, a second and a value. */
function isWellFormed({ contexts, contextIndex, timestampS, value }: MetricBatch): boolean {
  if (contextIndex.length !== value.length || timestampS.length !== value.length) return false;
  return contextIndex.every((at) => at < contexts.length);
}
