import { spanSeconds } from '../../../../../lib/query-language/span-seconds.ts';
import type { History } from '../evaluate-history.ts';
import type { Band, GroupSeries } from '../groups.ts';
import type { SeriesSet } from '../series-set.ts';
import { wallSeconds } from '../wall-seconds.ts';
import { basicRange, basicSpan } from './basic-range.ts';
import { type Direction, outsideBand } from './outside-band.ts';
import { mostSeasons } from './season.ts';
import { type Seasonality, type SeasonBins, seasonBins } from './season-length.ts';
import { seasonalRange } from './seasonal-range.ts';
import type { Arguments, SeriesFunction } from './series-function.ts';

/** So far before the window `basic` looks for points at least. */
const basicReachS = 3600;

/** What is counted may be under way for so long: a bucket that ended later is not yet zero. */
const arrivalS = 60;

/**
 * `anomalies(q, 'agile', 2, direction='both', …)`: each line with the range that is expected of it and its points outside
 * (api.md 3.5). Without enough history there is no range, and no point is an anomaly.
 *
 * `direction` says on which side a point is an anomaly, `interval` how long a bucket is, `count_default_zero` (`true`, if
 * not said) that an empty bucket of a counted line is 0 from its first point on. `seasonality` (`weekly`, if not said) is
 * how long a season is, `timezone` (`utc`) by whose clocks it is counted; `basic` knows no seasons. `alert_window` is
 * for monitors.
 */
export const anomalies: SeriesFunction = {
  intervalS: ({ interval }) => (interval === undefined ? undefined : spanSeconds(interval)),
  // Points may be rarer than buckets: a check that runs once a minute has its sixty in an hour.
  reachS: (_values, intervalS) => Math.max(basicReachS, basicSpan * intervalS),
  history: (values, { window: { fromS, toS }, set }) => {
    const season = seasonOf(values, set);
    if (!season) return undefined;
    return {
      fromS: fromS - mostSeasons * season.seasonS,
      toS: toS + 1,
      binS: season.binS,
      zone: zoneOf(values),
      ...(countsZero(set, values) && { zerosUntilS: toS - arrivalS }),
    };
  },
  apply: (operand, values, { window, history }) => {
    const bounds = Number(values.bounds);
    const direction = (values.direction ?? 'both') as Direction;
    const season = seasonOf(values, operand);
    const lines = countsZero(operand, values) ? withZeros(operand, window.toS - arrivalS) : operand;
    const series = lines.series.map((line) => {
      const range = season
        ? rangeOfSeasons(line, { set: lines, season, history, values, bounds, fromS: window.fromS })
        : usesBasic(values)
          ? basicRange(line.values, bounds)
          : unknownRange(line.values.length);
      return { ...line, band: { ...range, anomalous: outsideBand(line.values, range, direction) } };
    });
    return { ...lines, series };
  },
};

function usesBasic({ algorithm }: Arguments): boolean {
  return algorithm === 'basic' || algorithm === 'adaptive';
}

/** How seasons are divided; undefined where there are none: of `basic`, and where buckets are too long for them. */
function seasonOf(values: Arguments, { intervalS }: SeriesSet): SeasonBins | undefined {
  return usesBasic(values) ? undefined : seasonBins((values.seasonality ?? 'weekly') as Seasonality, intervalS);
}

function zoneOf({ timezone = 'UTC' }: Arguments): string {
  return String(timezone);
}

type Range = Pick<Band, 'lower' | 'upper'>;

interface RangeRequest {
  readonly set: SeriesSet;
  readonly season: SeasonBins;
  readonly history: History | undefined;
  readonly values: Arguments;
  readonly bounds: number;
  /** Where the window begins: buckets before it were for other algorithms. */
  readonly fromS: number;
}

function rangeOfSeasons(line: GroupSeries, request: RangeRequest): Range {
  const { set, season, history, values, bounds, fromS } = request;
  const range = unknownRange(line.values.length);
  const bins = history?.groups.get(line.groupTags.join('\n'));
  const first = set.timesS.findIndex((timeS) => timeS >= fromS);
  if (!history || !bins || first < 0) return range;
  const { binS, firstBin } = history;
  const shownS = set.timesS.subarray(first);
  const places = wallSeconds(shownS, history.zone).map((wallS) => (wallS + set.intervalS / 2) / binS - firstBin);
  const found = seasonalRange(bins, {
    places,
    length: season.length,
    algorithm: values.algorithm as 'agile' | 'robust',
    bounds,
  });
  range.lower.set(found.lower, first);
  range.upper.set(found.upper, first);
  return range;
}

function unknownRange(length: number): Range {
  const lower = new Float64Array(length).fill(Number.NaN);
  return { lower, upper: lower.slice() };
}

/** Whether empty buckets are zeros. */
function countsZero({ isZeroFilled }: SeriesSet, { count_default_zero = 'true' }: Arguments): boolean {
  return isZeroFilled && count_default_zero === 'true';
}

/** Zeros in the empty buckets after the first point of each line that end by `untilS`. */
function withZeros(set: SeriesSet, untilS: number): SeriesSet {
  const last = set.timesS.findLastIndex((timeS) => timeS + set.intervalS <= untilS);
  const series = set.series.map((line) => {
    const first = line.values.findIndex((value) => !Number.isNaN(value));
    const isZero = (value: number, at: number): boolean => Number.isNaN(value) && at > first && at <= last;
    return { ...line, values: line.values.map((value, at) => (isZero(value, at) ? 0 : value)) };
  });
  return { ...set, series };
}
