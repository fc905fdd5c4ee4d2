import { keyOf } from '../../../../lib/sketch/mapping.ts';
import { type BucketBatches, BucketRows, bucketS } from './bucket-rows.ts';
import type { Identity } from './enrich.ts';
import { SampleKind } from './sample-kind.ts';
import { SeriesTable } from './series-table.ts';
import type { DogstatsdSettings } from './settings.ts';

/** Histogram samples held in the open bucket for medians and percentiles: 32 MB. Beyond it a histogram keeps its first. */
const maxHistogramValues = 4_000_000;

/** Distinct members of all sets held in the open bucket, about: a million of ordinary length. */
const maxSetBytes = 96 * 1024 * 1024;

/** What a member of a set takes besides its text. */
const bytesPerMember = 64;

/** Bins of all sketches held in the open bucket: about 100 MB. */
const maxSketchBins = 2_000_000;

/** A sketch takes the memory of so many bins besides its own. */
const binsOfEmptySketch = 10;

/** What could not be aggregated, since the start. */
export interface AggregatorCounters {
  notFinite: number;
  typeConflicts: number;
  setMembersDropped: number;
  histogramValuesNotKept: number;
  sketchValuesDropped: number;
}

type AggregatorSettings = Pick<
  DogstatsdSettings,
  'expiryS' | 'contextExpiryS' | 'histogram' | 'filter' | 'maxContexts' | 'maxContextBytes'
>;

/**
 * Sums samples up in one open bucket of 10 s, aligned to the epoch; a bucket's points carry its start, those of the first
 * bucket, which may have begun before the process, the second in which the process did.
 * Semantics are the Agent's time sampler's (wire reference 1.4). It has no clock of its own: `advance` tells it the time.
 */
export class Aggregator {
  readonly counters: AggregatorCounters = {
    notFinite: 0,
    typeConflicts: 0,
    setMembersDropped: 0,
    histogramValuesNotKept: 0,
    sketchValuesDropped: 0,
  };
  readonly #settings: AggregatorSettings;
  readonly #series: SeriesTable;
  readonly #rows: BucketRows;
  #nowS: number;
  #bucketStartS: number;
  /** The second that the open bucket's points carry. */
  #pointS: number;
  #histogramValues = 0;
  #setBytes = 0;
  #sketchBins = 0;
  #version = 0;

  constructor(settings: AggregatorSettings, nowS: number) {
    this.#settings = settings;
    this.#series = new SeriesTable({ contexts: settings.maxContexts, bytes: settings.maxContextBytes });
    this.#rows = new BucketRows(settings, this.#series);
    this.#nowS = nowS;
    this.#bucketStartS = startOf(nowS);
    // The process before this one may have stored its part of the bucket under its start: as the last of a second wins,
    // this part needs one of its own.
    this.#pointS = Math.floor(nowS);
  }

  /** Unix seconds, as told last. */
  get nowS(): number {
    return this.#nowS;
  }

  /** Contexts held. */
  get contexts(): number {
    return this.#series.size;
  }

  /** About how many bytes their names, hosts and tags take. */
  get contextBytes(): number {
    return this.#series.bytes;
  }

  /** Samples of new contexts for which there was no room. */
  get refused(): SeriesTable['refused'] {
    return this.#series.refused;
  }

  /** Grows with everything that changes the open bucket. */
  get version(): number {
    return this.#version;
  }

  /** Bins of the open bucket's sketches, and the bins' worth of what a sketch takes besides. */
  get sketchBins(): number {
    return this.#sketchBins;
  }

  /** @returns the series of an identity, made when new; -1 when there are too many (counted) */
  resolve(identity: Identity, kind: SampleKind): number {
    const isDistribution = kind === SampleKind.distribution;
    return this.#series.resolve(identity, { isDistribution, nowS: this.#nowS });
  }

  /** The metric of a series. */
  nameOf(series: number): string {
    return this.#series.identity(series).name;
  }

  /** Differs after the series' number has been given to another identity. */
  generation(series: number): number {
    return this.#series.generation[series] ?? 0;
  }

  /**
   * Adds a sample. The first sample of a series in a bucket decides what the bucket of the series is; later ones of
   * another type are added in its way, as in the Agent, but between sets and numbers they are refused and counted. So is
   * a sample by which the bucket would not be finite.
   */
  add(series: number, kind: SampleKind, value: number, rate: number): void {
    const table = this.#series;
    const isCopied = kind === SampleKind.histogram && this.#settings.histogram.isCopied;
    if (!this.#take(series, kind, value, rate) || (isCopied && !this.#addToSketch(series, value, rate))) {
      this.counters.notFinite++;
      return;
    }
    if (table.openKind[series] === SampleKind.none) table.openKind[series] = kind;
    table.lastSeenS[series] = this.#nowS;
    this.#version++;
  }

  /** @returns false for a sample that would leave something that is not finite; nothing has changed then */
  #take(series: number, kind: SampleKind, value: number, rate: number): boolean {
    const table = this.#series;
    const isOpen = table.openKind[series] !== SampleKind.none;
    const openKind = isOpen ? table.openKind[series] : kind;
    if (kind === SampleKind.distribution) return this.#addToSketch(series, value, rate);
    if (openKind === SampleKind.histogram) return this.#addToHistogram(series, value, rate);
    if (openKind === SampleKind.gauge || openKind === SampleKind.count) {
      const isSum = openKind === SampleKind.count;
      const before = isSum && isOpen ? (table.value[series] ?? 0) : 0;
      // A rate of 0 has no meaning; it counts as 1. It is none of a gauge's business.
      const after = before + (isSum && rate !== 0 ? value / rate : value);
      if (!Number.isFinite(after)) return false;
      table.value[series] = after;
    } else this.counters.typeConflicts++;
    return true;
  }

  /** Adds a member to a set. A set of which no member could be kept makes no point. */
  addMember(series: number, member: string): void {
    const table = this.#series;
    const openKind = table.openKind[series];
    if (openKind !== SampleKind.none && openKind !== SampleKind.set) {
      this.counters.typeConflicts++;
      return;
    }
    table.lastSeenS[series] = this.#nowS;
    const members = table.set(series);
    if (members.has(member)) return;
    // Text that is not ASCII takes two bytes a character.
    const bytes = bytesPerMember + 2 * member.length;
    if (this.#setBytes + bytes > maxSetBytes) {
      this.counters.setMembersDropped++;
      return;
    }
    table.openKind[series] = SampleKind.set;
    members.add(member);
    this.#setBytes += bytes;
    this.#version++;
  }

  /**
   * Tells the time, which may have stepped back.
   * @returns the rows of the bucket that is over now, and zeros of counters that were silent; undefined when it is not over
   */
  advance(nowS: number): BucketBatches | undefined {
    this.#nowS = nowS;
    if (nowS >= this.#bucketStartS && nowS < this.#bucketStartS + bucketS) return undefined;
    const nextStartS = startOf(nowS);
    this.#close(nextStartS);
    this.#bucketStartS = nextStartS;
    this.#pointS = nextStartS;
    return this.#rows.take();
  }

  /** The rows of the bucket as it stands, without zeros of silent counters; the bucket stays open. */
  open(what: { readonly sketches: boolean }): BucketBatches {
    for (const series of this.#series.live()) {
      this.#rows.addPoints(series, this.#pointS);
      if (what.sketches) this.#rows.addSketch(series, this.#pointS);
    }
    return this.#rows.take();
  }

  #addToHistogram(series: number, value: number, rate: number): boolean {
    const histogram = this.#series.histogram(series);
    const keep = this.#histogramValues < maxHistogramValues || !histogram.hasKept;
    if (!histogram.add(value, rate, keep)) return false;
    if (keep) this.#histogramValues++;
    else this.counters.histogramValuesNotKept++;
    return true;
  }

  #addToSketch(series: number, value: number, rate: number): boolean {
    const known = this.#series.sketch(series);
    if (this.#sketchBins >= maxSketchBins && !known?.bins.has(keyOf(value))) {
      this.counters.sketchValuesDropped++;
      return true;
    }
    const sketch = known ?? this.#series.addSketch(series);
    const binsBefore = known ? known.bins.size : -binsOfEmptySketch;
    const isTaken = sketch.add(value, rate);
    this.#sketchBins += sketch.bins.size - binsBefore;
    return isTaken;
  }

  /** Adds the open bucket and zeros of the buckets between it and the next one, then forgets what has expired. */
  #close(nextStartS: number): void {
    const table = this.#series;
    for (const series of table.live()) {
      const openKind = table.openKind[series];
      const lastSeenS = Math.min(table.lastSeenS[series] ?? 0, this.#nowS);
      table.lastSeenS[series] = lastSeenS;
      let zerosFromS = this.#bucketStartS;
      if (openKind !== SampleKind.none) {
        this.#rows.addPoints(series, this.#pointS);
        this.#rows.addSketch(series, this.#pointS);
        table.isCounter[series] = openKind === SampleKind.count ? 1 : 0;
        table.clearBucket(series);
        zerosFromS += bucketS;
      }
      if (table.isCounter[series] === 1) this.#addZeros(series, zerosFromS, nextStartS);
      const keepS = this.#settings.contextExpiryS + (table.isCounter[series] === 1 ? this.#settings.expiryS : 0);
      if (lastSeenS + keepS <= this.#nowS) table.remove(series);
    }
    this.#histogramValues = 0;
    this.#setBytes = 0;
    this.#sketchBins = 0;
    this.#version++;
  }

  /** A counter that stopped is zero in each bucket until `expiryS` after its last sample. */
  #addZeros(series: number, fromS: number, nextStartS: number): void {
    const toS = Math.min(nextStartS, (this.#series.lastSeenS[series] ?? 0) + this.#settings.expiryS);
    this.#rows.addZeros(series, { fromS, toS });
  }
}

function startOf(timeS: number): number {
  return Math.floor(timeS / bucketS) * bucketS;
}
