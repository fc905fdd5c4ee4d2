import { errors } from '../../../../../lib/http/errors.ts';
import { spanSeconds } from '../../../../../lib/query-language/span-seconds.ts';
import { type Bins, binLengthS, type History } from '../evaluate-history.ts';
import type { GroupSeries } from '../groups.ts';
import type { SeriesSet } from '../series-set.ts';
import { type LinearModel, linearPrediction } from './linear-prediction.ts';
import type { Prediction, PredictionRequest } from './prediction.ts';
import { mostSeasons } from './season.ts';
import { type Seasonality, seasonBins } from './season-length.ts';
import { seasonalPrediction } from './seasonal-prediction.ts';
import type { Arguments, SeriesFunction } from './series-function.ts';

/** The past of a line that goes on straight is at least so long, where the query does not say. */
const defaultHistoryS = 7 * 86_400;

/** That past is divided into so many bins at most. */
const mostBins = 1000;

/**
 * `forecast(q, 'linear', 2, …)`: each line, and after its last point what is predicted, with a range of so many deviations
 * (api.md 3.5). It goes on for as long as the window is, and at least to its end. Without enough history nothing is predicted.
 *
 * `interval` is how long a bucket is. Of `linear`, `history` is how much of the past counts (a week, or a longer window, if
 * not said), `model` how the line is drawn. Of `seasonal`, `seasonality` is how long a season is (`weekly`, if not said).
 * @throws HttpError 400 for an option of the other algorithm
 */
export const forecast: SeriesFunction = {
  continues: true,
  intervalS: ({ interval }) => (interval === undefined ? undefined : spanSeconds(interval)),
  history: (values, { window: { fromS, toS }, set }) => {
    refuseForeign(values);
    const { intervalS, isZeroFilled } = set;
    const endS = lastPointS(set) + intervalS;
    const how = divisionOf(values, { intervalS, windowS: toS - fromS });
    if (!how || !Number.isFinite(endS)) return undefined;
    return {
      fromS: endS - how.historyS,
      toS: endS,
      binS: how.binS,
      zone: 'UTC',
      ...(values.algorithm === 'linear' && { mostBins }),
      ...(isZeroFilled && { zerosUntilS: endS }),
    };
  },
  apply: (operand, values, { window: { fromS, toS }, history }) => {
    const { intervalS } = operand;
    const endS = Math.max(toS, lastPointS(operand) + toS - fromS);
    const timesS = continued(operand.timesS, { intervalS, endS });
    const season = seasonOf(values, intervalS);
    const predict = (request: PredictionRequest): Prediction | undefined => {
      if (values.algorithm === 'linear') return linearPrediction(request, (values.model ?? 'default') as LinearModel);
      return season && seasonalPrediction(request, season.length);
    };
    const series = operand.series.map((line) =>
      withPrediction(line, { timesS, intervalS, history, predict, deviations: Number(values.deviations) }),
    );
    return { ...operand, timesS, series };
  },
};

/** What an option says of one algorithm must not be believed to hold of the other. */
function refuseForeign(values: Arguments): void {
  const foreign = values.algorithm === 'linear' ? ['seasonality'] : ['history', 'model'];
  for (const name of foreign) {
    if (name in values) throw errors.bad(`forecast() of '${values.algorithm}' has no option '${name}'`);
  }
}

/** How much of the past is read and how it is divided, in seconds; undefined where buckets are too long for a season. */
function divisionOf(
  values: Arguments,
  { intervalS, windowS }: { readonly intervalS: number; readonly windowS: number },
): { readonly historyS: number; readonly binS: number } | undefined {
  if (values.algorithm === 'linear') {
    const historyS = values.history === undefined ? Math.max(defaultHistoryS, windowS) : spanSeconds(values.history);
    if (historyS === undefined) throw new TypeError(`'${values.history}' is no length of time`);
    return { historyS, binS: binLengthS(historyS, { mostBins, intervalS }) };
  }
  const season = seasonOf(values, intervalS);
  return season && { historyS: mostSeasons * season.seasonS, binS: season.binS };
}

function seasonOf({ algorithm, seasonality = 'weekly' }: Arguments, intervalS: number) {
  return algorithm === 'seasonal' ? seasonBins(seasonality as Seasonality, intervalS) : undefined;
}

/** When the last bucket that has a point begins; -Infinity without any. */
function lastPointS({ series, timesS }: SeriesSet): number {
  return Math.max(...series.map(({ values }) => timesS[lastPoint(values)] ?? Number.NEGATIVE_INFINITY));
}

function lastPoint(values: Float64Array): number {
  return values.findLastIndex((value) => !Number.isNaN(value));
}

/** The same times, and more of them up to `endS`. */
function continued(
  timesS: Float64Array,
  { intervalS, endS }: { readonly intervalS: number; readonly endS: number },
): Float64Array {
  const last = timesS.at(-1);
  const more = last === undefined || !Number.isFinite(endS) ? 0 : Math.max(0, Math.floor((endS - last) / intervalS));
  return Float64Array.from({ length: timesS.length + more }, (_, at) => {
    return timesS[at] ?? (last as number) + (at - timesS.length + 1) * intervalS;
  });
}

interface Continuation {
  readonly timesS: Float64Array;
  readonly intervalS: number;
  readonly history: History | undefined;
  readonly predict: (request: PredictionRequest) => Prediction | undefined;
  readonly deviations: number;
}

function withPrediction(
  line: GroupSeries,
  { timesS, intervalS, history, predict, deviations }: Continuation,
): GroupSeries {
  const values = new Float64Array(timesS.length).fill(Number.NaN);
  const [lower, upper, predicted] = [values.slice(), values.slice(), new Uint8Array(timesS.length)];
  values.set(line.values);
  const first = lastPoint(line.values) + 1;
  const bins = history?.groups.get(line.groupTags.join('\n'));
  const found = history && bins && predict(requestOf(bins, history, { timesS: timesS.subarray(first), intervalS }));
  found?.values.forEach((value, at) => {
    const reach = deviations * (found.deviations[at] as number);
    values[first + at] = value;
    lower[first + at] = value - reach;
    upper[first + at] = value + reach;
    predicted[first + at] = 1;
  });
  return { groupTags: line.groupTags, values, band: { lower, upper, predicted } };
}

function requestOf(
  { level, scatter }: Bins,
  { binS, firstBin }: History,
  { timesS, intervalS }: { readonly timesS: Float64Array; readonly intervalS: number },
): PredictionRequest {
  return { places: timesS.map((timeS) => (timeS + intervalS / 2) / binS - firstBin), level, scatter };
}
