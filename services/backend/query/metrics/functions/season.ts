import { median } from './median.ts';
import { robustDeviation } from './robust-deviation.ts';

/** So many seasons are needed, and so many are read at most (api.md 3.5). */
export const leastSeasons = 3;
export const mostSeasons = 6;

/** With fewer seasons a single other one would look like a trend. */
const leastOfTrend = 5;

const rounds = 3;

/** What seasons have in common, bin by bin, and how they differ. */
export interface Season {
  /** By bin from the beginning of a season; NaN where fewer than two seasons have a value. */
  readonly profile: Float64Array;
  /** How high each season lies over the profile; the last one is the newest. `ago`: 1 is the one before now. */
  readonly levels: readonly { readonly ago: number; readonly level: number }[];
  /**
   * How far each bin of `mostSeasons` seasons, oldest first, is from what the other seasons say of it; NaN where that is not
   * known. The season's own value is left out, so that they are as large as the errors of a prediction.
   */
  readonly residuals: Float64Array;
}

/**
 * Takes the seasons before a bin apart into a level for each and the profile that they share, by median polish (Tukey,
 * "Exploratory Data Analysis", 1977): whatever happened in a minority of seasons at one time of theirs moves neither.
 * Seasons count with at least half of their bins.
 * @param level by bin, NaN where there is none
 * @param start the bin at which the present season begins
 * @param length bins in a season
 * @param least so many seasons are needed; undefined below
 */
export function seasonBefore(
  level: Float64Array,
  { start, length, least = leastSeasons }: { readonly start: number; readonly length: number; readonly least?: number },
): Season | undefined {
  const seasons: { ago: number; level: number; values: Float64Array }[] = [];
  for (let ago = Math.min(mostSeasons, Math.floor(start / length)); ago >= 1; ago--) {
    const values = level.subarray(start - ago * length, start - (ago - 1) * length);
    const known = values.filter(isKnown);
    if (known.length * 2 >= length) seasons.push({ ago, level: median(known), values });
  }
  if (seasons.length < least) return undefined;
  let profile = new Float64Array(length);
  for (let round = 0; round < rounds; round++) {
    profile = profile.map((_, phase) => {
      const own = seasons.map((season) => (season.values[phase] as number) - season.level).filter(isKnown);
      return own.length < 2 ? Number.NaN : median(own);
    });
    for (const season of seasons) {
      const over = season.values.map((value, phase) => value - (profile[phase] as number)).filter(isKnown);
      if (over.length > 0) season.level = median(over);
    }
  }
  const residuals = new Float64Array(mostSeasons * length).fill(Number.NaN);
  for (const season of seasons) {
    const others = seasons.filter((other) => other !== season);
    for (const [phase, value] of season.values.entries()) {
      const expected = others.map((other) => (other.values[phase] as number) - other.level).filter(isKnown);
      if (expected.length > 0)
        residuals[(mostSeasons - season.ago) * length + phase] = value - season.level - median(expected);
    }
  }
  return { profile, levels: seasons.map(({ ago, level }) => ({ ago, level })), residuals };
}

/** The level so many seasons after the newest and how fast it grows. */
export interface LevelTrend {
  /** Per season. */
  readonly slope: number;
  /** Of the present season, which begins where the newest ends. */
  readonly now: number;
}

/**
 * The line through the levels of seasons by the median of all slopes between two (Theil 1950, Sen 1968): one season that
 * lies elsewhere does not move it. With fewer than five seasons the median level, without a slope.
 */
export function levelTrend(levels: Season['levels']): LevelTrend {
  if (levels.length < leastOfTrend) return { slope: 0, now: median(levels.map(({ level }) => level)) };
  const slopes = levels.flatMap((older, at) =>
    levels.slice(at + 1).map((newer) => (newer.level - older.level) / (older.ago - newer.ago)),
  );
  const slope = median(slopes);
  return { slope, now: median(levels.map(({ ago, level }) => level + slope * ago)) };
}

/** How far the levels of seasons are from their trend. */
export function levelSpread({ levels }: Season, { slope, now }: LevelTrend): number {
  return robustDeviation(Float64Array.from(levels, ({ ago, level }) => level - (now - slope * ago)));
}

/** The profile between the middles of two bins; round and round. */
export function profileAt(profile: Float64Array, place: number): number {
  const at = (bin: number): number => profile[((bin % profile.length) + profile.length) % profile.length] as number;
  const left = Math.floor(place - 0.5);
  const [before, after, own] = [at(left), at(left + 1), at(Math.floor(place))];
  const value = before + (after - before) * (place - 0.5 - left);
  return Number.isNaN(value) ? own : value;
}

function isKnown(value: number): boolean {
  return !Number.isNaN(value);
}
