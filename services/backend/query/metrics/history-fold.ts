import type { Bins, History, HistoryRequest } from './evaluate-history.ts';
import { median } from './functions/median.ts';
import { robustDeviation } from './functions/robust-deviation.ts';
import type { SeriesSet } from './series-set.ts';
import { wallSeconds } from './wall-seconds.ts';

/** A line while its past is read. */
interface Line {
  readonly bins: Bins;
  /** The bin that points are collected of, and they. */
  bin: number;
  points: number[];
}

/** Puts pieces of the past, one after the other, into bins. */
export class HistoryFold {
  readonly #request: HistoryRequest;
  readonly #intervalS: number;
  readonly #firstBin: number;
  readonly #binCount: number;
  readonly #lines = new Map<string, Line>();

  /** @param operand whose groups are kept, and the length of its buckets */
  constructor(request: HistoryRequest, { intervalS, series }: Pick<SeriesSet, 'intervalS' | 'series'>) {
    const [first = 0, last = 0] = binsOf(Float64Array.of(request.fromS, request.toS), request);
    this.#request = request;
    this.#intervalS = intervalS;
    // Clocks that were put back count an hour twice.
    const slack = Math.ceil(3600 / request.binS);
    this.#firstBin = first - slack;
    this.#binCount = last - first + 1 + 2 * slack;
    for (const { groupTags } of series) this.#lines.set(groupTags.join('\n'), this.#newLine());
  }

  /** Adds the next piece, which follows the one before it without a gap. */
  add({ series, timesS }: SeriesSet): void {
    const binAt = binsOf(timesS, this.#request).map((bin) => bin - this.#firstBin);
    const byKey = new Map(series.map(({ groupTags, values }) => [groupTags.join('\n'), values]));
    const zeros = this.#zerosOf(timesS);
    for (const [key, line] of this.#lines) this.#addTo(line, byKey.get(key) ?? empty(timesS.length), { binAt, zeros });
  }

  finish(): History {
    for (const line of this.#lines.values()) close(line);
    const { binS, zone } = this.#request;
    const groups = new Map(Array.from(this.#lines, ([key, { bins }]) => [key, bins]));
    return { binS, zone, firstBin: this.#firstBin, groups };
  }

  #newLine(): Line {
    return { bins: { level: empty(this.#binCount), scatter: empty(this.#binCount) }, bin: -1, points: [] };
  }

  /** How many of the buckets are zeros where they are empty: those that end in time. */
  #zerosOf(timesS: Float64Array): number {
    const { zerosUntilS = Number.NEGATIVE_INFINITY } = this.#request;
    return timesS.findLastIndex((timeS) => timeS + this.#intervalS <= zerosUntilS) + 1;
  }

  #addTo(
    line: Line,
    values: Float64Array,
    { binAt, zeros }: { readonly binAt: Int32Array; readonly zeros: number },
  ): void {
    for (const [at, value] of values.entries()) {
      const isZero = Number.isNaN(value) && line.bin >= 0 && at < zeros;
      if (Number.isNaN(value) && !isZero) continue;
      const bin = binAt[at] as number;
      if (bin !== line.bin) {
        close(line);
        line.bin = bin;
        line.points = [];
      }
      line.points.push(isZero ? 0 : value);
    }
  }
}

/** The number of the bin that each moment lies in. */
function binsOf(timesS: Float64Array, { binS, zone }: HistoryRequest): Int32Array {
  return Int32Array.from(wallSeconds(timesS, zone), (wallS) => Math.floor(wallS / binS));
}

/** Writes what has been collected of a bin. */
function close({ bins, bin, points }: Line): void {
  if (points.length === 0) return;
  bins.level[bin] = median(points);
  bins.scatter[bin] = points.length > 1 ? robustDeviation(Float64Array.from(points)) : Number.NaN;
}

function empty(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}
