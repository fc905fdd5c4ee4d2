import type { ApmGraphs } from '../../../../lib/api-types/apm.ts';

/** Bars of a latency distribution, each as wide as the others, though each covers more time than the one before. */
export type Bins = ApmGraphs['distribution'];

/** Seconds between two edges of bars, and how many requests took that long. */
export interface LatencyRange {
  readonly fromS: number;
  readonly toS: number;
  readonly count: number;
}

/** Where a latency is on the axis, 0 to 1; undefined outside of all bars. */
export function placeOfLatency(bins: Bins, seconds: number): number | undefined {
  const at = bins.findIndex(({ fromS, toS }) => seconds >= fromS && seconds <= toS);
  const bin = bins[at];
  if (!bin) return undefined;
  const within =
    bin.fromS > 0
      ? Math.log(seconds / bin.fromS) / Math.log(bin.toS / bin.fromS)
      : (seconds - bin.fromS) / (bin.toS - bin.fromS);
  return (at + within) / bins.length;
}

/** The bar at a place of the axis, 0 to 1; the first or last one beyond its ends. */
export function binAtPlace(bins: Bins, place: number): number {
  return Math.min(Math.max(Math.floor(place * bins.length), 0), bins.length - 1);
}

/** What two bars and those between them cover. */
export function rangeOfBins(bins: Bins, a: number, b: number): LatencyRange | undefined {
  const covered = bins.slice(Math.min(a, b), Math.max(a, b) + 1);
  const [first] = covered;
  const last = covered.at(-1);
  if (!first || !last) return undefined;
  return { fromS: first.fromS, toS: last.toS, count: covered.reduce((sum, { count }) => sum + count, 0) };
}

const STEPS = [1, 2, 5];

/** Latencies that are easy to read, at least `apart` of the axis from each other. */
export function latencyTicks(
  bins: Bins,
  apart: number,
): readonly { readonly seconds: number; readonly place: number }[] {
  const last = bins.at(-1)?.toS ?? 0;
  const first = bins.find(({ fromS }) => fromS > 0)?.fromS ?? last / 1000;
  const ticks: { seconds: number; place: number }[] = [];
  if (first <= 0) return ticks;
  for (let power = Math.floor(Math.log10(first)); power <= Math.ceil(Math.log10(last)); power += 1) {
    for (const step of STEPS) {
      const seconds = Number(`${step}e${power}`);
      const place = placeOfLatency(bins, seconds);
      const before = ticks.at(-1)?.place ?? Number.NEGATIVE_INFINITY;
      if (place !== undefined && place - before >= apart) ticks.push({ seconds, place });
    }
  }
  return ticks;
}

/** The bars that a range covers; its ends are those of bars, but for rounding. */
export function binsWithin(bins: Bins, { fromS, toS }: Pick<LatencyRange, 'fromS' | 'toS'>): Bins {
  return bins.filter((bin) => bin.toS > fromS * 1.0001 && bin.fromS < toS * 0.9999);
}

/** Seconds from which on no more than `most` requests were as slow, so that the slowest can be listed. */
export function slowestFromS(bins: Bins, most: number): number | undefined {
  let count = 0;
  let fromS: number | undefined;
  for (const bin of bins.toReversed()) {
    count += bin.count;
    if (count > most && fromS !== undefined) return fromS;
    if (bin.count > 0) fromS = bin.fromS;
  }
  return fromS;
}
