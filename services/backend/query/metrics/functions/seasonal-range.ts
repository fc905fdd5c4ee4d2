import type { Bins } from '../evaluate-history.ts';
import type { Band } from '../groups.ts';
import { median } from './median.ts';
import { robustDeviation } from './robust-deviation.ts';
import { levelSpread, levelTrend, profileAt, type Season, seasonBefore } from './season.ts';

/** Which bins are asked about, and how. */
export interface SeasonalRequest {
  /** Where in the bins each bucket's middle lies; a bin begins at its number. */
  readonly places: Float64Array;
  /** Bins in a season. */
  readonly length: number;
  readonly algorithm: 'agile' | 'robust';
  /** Deviations. */
  readonly bounds: number;
}

/** `agile` looks back over this part of a season to see how high the line is now. */
const recentShare = 1 / 12;
const leastRecent = 3;

/**
 * What `agile` and `robust` expect: the profile that up to six seasons before have in common, three at least, and a level.
 * The season that a bucket is compared with begins where the window does; a longer window has several.
 *
 * `robust` is a seasonal-trend decomposition: the level goes on as the seasons' own levels do, so that a new one is not
 * followed before it is that of several seasons. `agile` stands for a seasonal autoregressive model: the level is the median
 * of what the line was over its profile during the last twelfth of a season, so a new one is followed when it is half as old.
 *
 * The deviation is that of the bins from what the other seasons say of them (of `robust` also of the levels from their
 * trend, so that the range is wide when levels shift; of `agile` of the change since the last twelfth), and, bins being
 * medians of several points, that of points within a bin; their squares add up.
 */
export function seasonalRange(bins: Bins, { places, ...how }: SeasonalRequest): Pick<Band, 'lower' | 'upper'> {
  const lower = new Float64Array(places.length).fill(Number.NaN);
  const upper = lower.slice();
  const start = Math.floor(places[0] ?? 0);
  const scatter = median(bins.scatter.filter((value) => !Number.isNaN(value))) || 0;
  let expect: Expectation | undefined;
  let block = -1;
  for (const [at, place] of places.entries()) {
    const now = Math.floor((Math.floor(place) - start) / how.length);
    if (now !== block) expect = expectation(bins.level, { ...how, start: start + now * how.length, scatter });
    block = now;
    const expected = expect?.(place);
    if (!expected) continue;
    lower[at] = expected.value - how.bounds * expected.deviation;
    upper[at] = expected.value + how.bounds * expected.deviation;
  }
  return { lower, upper };
}

/** What is expected at a place among the bins; undefined where that is not known. */
type Expectation = (place: number) => { readonly value: number; readonly deviation: number } | undefined;

function expectation(
  level: Float64Array,
  request: Omit<SeasonalRequest, 'places'> & { readonly start: number; readonly scatter: number },
): Expectation | undefined {
  const { start, length, algorithm, scatter } = request;
  const season = seasonBefore(level, { start, length });
  if (!season) return undefined;
  const trend = levelTrend(season.levels);
  const recent = Math.max(leastRecent, Math.round(length * recentShare));
  const spread = algorithm === 'robust' ? levelSpread(season, trend) : 0;
  const errors = algorithm === 'robust' ? season.residuals : changes(season.residuals, recent);
  const deviation = Math.hypot(robustDeviation(errors.filter((error) => !Number.isNaN(error))), spread, scatter);
  const levelAt = new Map<number, number>();
  return (place) => {
    const bin = Math.floor(place);
    const shape = profileAt(season.profile, place - start);
    if (Number.isNaN(shape)) return undefined;
    if (algorithm === 'robust') return { value: shape + trend.now, deviation };
    const known = levelAt.get(bin) ?? recentLevel(level, { bin, recent, start, season });
    levelAt.set(bin, known);
    return { value: shape + (Number.isNaN(known) ? trend.now : known), deviation };
  };
}

/** How high a line was over its profile in the bins before one; NaN when fewer than half of them are there. */
function recentLevel(
  level: Float64Array,
  at: { readonly bin: number; readonly recent: number; readonly start: number; readonly season: Season },
): number {
  const { profile } = at.season;
  const over: number[] = [];
  for (let bin = Math.max(0, at.bin - at.recent); bin < at.bin; bin++) {
    const phase = (((bin - at.start) % profile.length) + profile.length) % profile.length;
    const value = (level[bin] as number) - (profile[phase] as number);
    if (!Number.isNaN(value)) over.push(value);
  }
  return over.length * 2 < at.recent ? Number.NaN : median(over);
}

/** How far residuals are from the median of those before them; of every few, for neighbours have nearly the same before them. */
function changes(residuals: Float64Array, recent: number): Float64Array {
  const step = Math.ceil(recent / 8);
  const before = new Float64Array(recent);
  return Float64Array.from({ length: Math.floor(residuals.length / step) }, (_, index) => {
    const at = index * step;
    let count = 0;
    for (let back = Math.max(0, at - recent); back < at; back++) {
      const value = residuals[back] as number;
      if (!Number.isNaN(value)) before[count++] = value;
    }
    return count * 2 < recent ? Number.NaN : (residuals[at] as number) - median(before.subarray(0, count));
  });
}
