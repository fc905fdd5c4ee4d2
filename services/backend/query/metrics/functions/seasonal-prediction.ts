import { median } from './median.ts';
import type { Prediction, PredictionRequest } from './prediction.ts';
import { robustDeviation } from './robust-deviation.ts';
import { levelSpread, levelTrend, profileAt, seasonBefore } from './season.ts';

/** As many seasons of the past are needed. */
const leastSeasons = 2;

/**
 * Goes on as the seasons before, two to six: their profile, at levels that go on as theirs do. The deviation is that of the
 * bins from what the other seasons say of them, of the levels from their trend, which grows with the root of the seasons
 * ahead, and of the points in a bin. Undefined with fewer than two seasons.
 * @param length bins in a season
 */
export function seasonalPrediction(
  { places, level, scatter }: PredictionRequest,
  length: number,
): Prediction | undefined {
  const start = Math.floor(places[0] ?? 0);
  const season = seasonBefore(level, { start, length, least: leastSeasons });
  if (!season) return undefined;
  const trend = levelTrend(season.levels);
  const spread = levelSpread(season, trend);
  const error = robustDeviation(season.residuals.filter((residual) => !Number.isNaN(residual)));
  const within = median(scatter.filter((value) => !Number.isNaN(value))) || 0;
  const ahead = (place: number): number => Math.floor((place - start) / length);
  return {
    values: places.map((place) => profileAt(season.profile, place - start) + trend.now + trend.slope * ahead(place)),
    deviations: places.map((place) => Math.hypot(error, within, spread * Math.sqrt(1 + ahead(place)))),
  };
}
