import { Sketch } from '../../../../lib/sketch/sketch.ts';
import type { Identity } from './enrich.ts';
import { Histogram } from './histogram.ts';
import { identityBytes, identityKey, identityOfKey } from './identity-key.ts';
import { SampleKind } from './sample-kind.ts';

const firstCapacity = 1024;

/** What the key of a distribution begins with: no name is empty. */
const distributionMark = '\n';

/**
 * The series that are being aggregated, each under a small number by which the columns are indexed.
 * The columns are replaced when the table grows: read them afresh after `resolve`.
 */
export class SeriesTable {
  /** Kind of the open bucket; `none`: no sample yet. */
  openKind = new Uint8Array(firstCapacity);
  /** Last value of a gauge, sum of a count. */
  value = new Float64Array(firstCapacity);
  /** Unix seconds of the last sample. */
  lastSeenS = new Float64Array(firstCapacity);
  /** 1: the last bucket with samples was a count. */
  isCounter = new Uint8Array(firstCapacity);
  isDistribution = new Uint8Array(firstCapacity);
  /** Goes up each time the number is freed. */
  generation = new Int32Array(firstCapacity);

  /** New identities that found no room: too many held, or too large ones. */
  readonly refused = { contexts: 0, contextBytes: 0 };
  readonly #bound: { readonly contexts: number; readonly bytes: number };
  #bytes = 0;
  readonly #byKey = new Map<string, number>();
  readonly #identities: (Identity | undefined)[] = [];
  readonly #histograms: (Histogram | undefined)[] = [];
  readonly #sets: (Set<string> | undefined)[] = [];
  readonly #sketches: (Sketch | undefined)[] = [];
  readonly #free: number[] = [];

  /** @param bound `contexts` held at most, and `bytes` of their identities */
  constructor(bound: { readonly contexts: number; readonly bytes: number }) {
    this.#bound = bound;
  }

  get size(): number {
    return this.#byKey.size;
  }

  /** About how many bytes the identities take. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The numbers of all series. */
  live(): IterableIterator<number> {
    return this.#byKey.values();
  }

  /**
   * Distributions are series of their own: one name may be both a distribution and something else in a bucket.
   * @returns the number of the identity's series, made when new; -1 when the table is full (counted)
   */
  resolve(identity: Identity, of: { readonly isDistribution: boolean; readonly nowS: number }): number {
    const key = keyOf(identity, of.isDistribution);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const bytes = identityBytes(key, identity);
    if (!this.#hasRoom(bytes)) return -1;
    this.#bytes += bytes;
    const series = this.#free.pop() ?? this.#identities.length;
    if (series >= this.openKind.length) this.#grow();
    this.#byKey.set(key, series);
    this.#identities[series] = identityOfKey(of.isDistribution ? key.slice(distributionMark.length) : key);
    this.openKind[series] = SampleKind.none;
    this.isCounter[series] = 0;
    this.isDistribution[series] = of.isDistribution ? 1 : 0;
    this.lastSeenS[series] = of.nowS;
    return series;
  }

  identity(series: number): Identity {
    const identity = this.#identities[series];
    if (!identity) throw new Error(`series ${series} is not in the table`);
    return identity;
  }

  /** The open bucket's histogram of a series, made when there is none. */
  histogram(series: number): Histogram {
    let histogram = this.#histograms[series];
    if (!histogram) {
      histogram = new Histogram();
      this.#histograms[series] = histogram;
    }
    return histogram;
  }

  /** The open bucket's members of a set, made when there are none. */
  set(series: number): Set<string> {
    let members = this.#sets[series];
    if (!members) {
      members = new Set();
      this.#sets[series] = members;
    }
    return members;
  }

  /** The open bucket's sketch of a distribution, or of a histogram that is copied to one; undefined: no value yet. */
  sketch(series: number): Sketch | undefined {
    return this.#sketches[series];
  }

  /** Makes the open bucket's sketch. */
  addSketch(series: number): Sketch {
    const sketch = new Sketch();
    this.#sketches[series] = sketch;
    return sketch;
  }

  /** Makes the bucket of a series empty. */
  clearBucket(series: number): void {
    // Also what is empty, as nothing could be taken into it.
    if (this.#sketches[series]) this.#sketches[series] = undefined;
    if (this.#histograms[series]) this.#histograms[series] = undefined;
    if (this.#sets[series]) this.#sets[series] = undefined;
    this.openKind[series] = SampleKind.none;
  }

  /** Forgets a series; its number may be given to another. */
  remove(series: number): void {
    this.clearBucket(series);
    const identity = this.identity(series);
    const key = keyOf(identity, this.isDistribution[series] === 1);
    this.#byKey.delete(key);
    this.#bytes -= identityBytes(key, identity);
    this.#identities[series] = undefined;
    this.generation[series] = (this.generation[series] ?? 0) + 1;
    this.#free.push(series);
  }

  #hasRoom(bytes: number): boolean {
    if (this.#byKey.size >= this.#bound.contexts) this.refused.contexts++;
    else if (this.#bytes + bytes > this.#bound.bytes) this.refused.contextBytes++;
    else return true;
    return false;
  }

  #grow(): void {
    const capacity = this.openKind.length * 2;
    this.openKind = copyInto(new Uint8Array(capacity), this.openKind);
    this.value = copyInto(new Float64Array(capacity), this.value);
    this.lastSeenS = copyInto(new Float64Array(capacity), this.lastSeenS);
    this.isCounter = copyInto(new Uint8Array(capacity), this.isCounter);
    this.isDistribution = copyInto(new Uint8Array(capacity), this.isDistribution);
    this.generation = copyInto(new Int32Array(capacity), this.generation);
  }
}

function copyInto<Column extends { set(from: Column): void }>(to: Column, from: Column): Column {
  to.set(from);
  return to;
}

function keyOf(identity: Identity, isDistribution: boolean): string {
  return (isDistribution ? distributionMark : '') + identityKey(identity);
}
