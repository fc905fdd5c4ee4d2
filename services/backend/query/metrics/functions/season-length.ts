export type Seasonality = 'hourly' | 'daily' | 'weekly';

/** The length of a season in seconds, and how many bins it has at most: minutes, 5 minutes, half hours. */
const seasons: Readonly<Record<Seasonality, { readonly seasonS: number; readonly bins: number }>> = {
  hourly: { seasonS: 3600, bins: 60 },
  daily: { seasonS: 86_400, bins: 288 },
  weekly: { seasonS: 604_800, bins: 336 },
};

/** With fewer bins a season has no shape. */
const leastBins = 4;

/** How a season is divided. */
export interface SeasonBins {
  readonly seasonS: number;
  /** Bins in it. */
  readonly length: number;
  readonly binS: number;
}

/** The bins of a season for buckets of this length, none shorter than a bucket; undefined when there would be too few. */
export function seasonBins(seasonality: Seasonality, intervalS: number): SeasonBins | undefined {
  const { seasonS, bins } = seasons[seasonality];
  for (let length = bins; length >= leastBins; length--) {
    const binS = seasonS / length;
    if (Number.isInteger(binS) && binS >= intervalS) return { seasonS, length, binS };
  }
  return undefined;
}
