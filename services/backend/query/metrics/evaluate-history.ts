import { HttpError } from '../../../../lib/http/http-error.ts';
import { HistoryFold } from './history-fold.ts';
import type { SeriesSet } from './series-set.ts';

/** What an algorithm asks of the past of its operand. */
export interface HistoryRequest {
  /** Unix seconds; the last is not part of it. */
  readonly fromS: number;
  readonly toS: number;
  /** The length of a bin in seconds: coarser than the operand's buckets where they are too many. */
  readonly binS: number;
  /** By whose clocks the bins are counted: an IANA name. */
  readonly zone: string;
  /** Where the past turns out to be less than half as long, its bins are made shorter, up to so many. Of `UTC` alone. */
  readonly mostBins?: number;
  /** Empty buckets are zeros from the first point of a line on, if they end by this second; absent: they are empty. */
  readonly zerosUntilS?: number;
}

/** The past of an operand, in bins. */
export interface History {
  readonly binS: number;
  readonly zone: string;
  /** The number of the first bin: seconds of the zone's clocks, as if they were UTC, divided by `binS`. */
  readonly firstBin: number;
  /** By the tags of the group, joined by line ends. */
  readonly groups: ReadonlyMap<string, Bins>;
}

/** The past of one line, an item for each bin; NaN where it has no point. */
export interface Bins {
  /** The median of the points in the bin. */
  readonly level: Float64Array;
  /** Their deviation from it; NaN of one point alone. */
  readonly scatter: Float64Array;
}

/** Cells (groups × buckets) that are evaluated at a time: bounds the memory of weeks of short buckets. */
const cellsAtATime = 1_000_000;

/** Buckets at a time: each read of the store has its price. */
const [leastBuckets, mostBuckets] = [200, 50_000];

/**
 * Reads the past of an operand piece by piece, in buckets as long as those that are shown, and keeps of each bin only its
 * median and scatter. So a sum over 20 seconds is compared with sums over 20 seconds, however coarse the bins are; the time
 * that it takes grows with the number of buckets, and the memory with that of bins.
 * @param evaluateSpan evaluates the operand between two moments, Unix seconds, both included
 * @param operand as it is in the window: only its groups have a past
 * @throws HttpError 400 when even a short piece would be too large
 */
export async function evaluateHistory(
  evaluateSpan: (fromS: number, toS: number) => Promise<SeriesSet>,
  request: HistoryRequest,
  operand: Pick<SeriesSet, 'intervalS' | 'series'>,
): Promise<History> {
  const { intervalS } = operand;
  const fold = new HistoryFold(request, operand);
  let buckets = Math.min(mostBuckets, Math.ceil(cellsAtATime / Math.max(1, operand.series.length)));
  for (let fromS = Math.floor(request.fromS / intervalS) * intervalS; fromS < request.toS; ) {
    const endS = Math.min(fromS + buckets * intervalS, request.toS);
    try {
      // Times are whole seconds: the bucket that begins with the next piece is left to it.
      fold.add(await evaluateSpan(fromS, endS - 1));
      fromS = endS;
    } catch (error) {
      // There were more groups in the past than there are now, or are more within the operand than come out of it.
      if (!(error instanceof HttpError) || buckets <= leastBuckets) throw error;
      buckets = Math.max(leastBuckets, Math.floor(buckets / 4));
    }
  }
  const history = fold.finish();
  const shorter = shortened(request, history, intervalS);
  return shorter ? evaluateHistory(evaluateSpan, shorter, operand) : history;
}

/** The bins of a past of this length: of whole buckets, and no more than so many. */
export function binLengthS(lengthS: number, by: { readonly mostBins: number; readonly intervalS: number }): number {
  return Math.max(1, Math.ceil(lengthS / by.mostBins / by.intervalS)) * by.intervalS;
}

/** What is to be read instead, if that makes bins shorter; undefined if it does not. */
function shortened(
  request: HistoryRequest,
  { firstBin, groups }: History,
  intervalS: number,
): HistoryRequest | undefined {
  const { fromS, toS, binS, mostBins } = request;
  const isKnown = (value: number): boolean => !Number.isNaN(value);
  const first = Math.min(...Array.from(groups.values(), ({ level }) => level.findIndex(isKnown)));
  const beginS = Math.max(fromS, (firstBin + first) * binS);
  if (mostBins === undefined || !Number.isFinite(beginS) || (toS - beginS) * 2 > toS - fromS) return undefined;
  const shorterS = binLengthS(toS - beginS, { mostBins, intervalS });
  return shorterS < binS ? { ...request, fromS: beginS, binS: shorterS } : undefined;
}
