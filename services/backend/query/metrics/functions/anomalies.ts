import { spanSeconds } from '../../../../../lib/query-language/span-seconds.ts';
import type { SeriesSet } from '../series-set.ts';
import { basicRange, basicSpan } from './basic-range.ts';
import { type Direction, outsideBand } from './outside-band.ts';
import type { Arguments, SeriesFunction } from './series-function.ts';

/**
 * `anomalies(q, 'basic', 2)`: each line with the range that is expected of it and its points outside (api.md 3.5).
 * `direction` says on which side a point is an anomaly, `interval` how long a bucket is, `count_default_zero` (`true`, if
 * not said) that a count without a value is 0 from the first on. `alert_window` is for monitors; `seasonality` and
 * `timezone` have no meaning for `basic`.
 */
export const anomalies: SeriesFunction = {
  intervalS: ({ interval }) => (interval === undefined ? undefined : spanSeconds(interval)),
  reachS: (_values, intervalS) => basicSpan * intervalS,
  apply: (operand, values) => {
    const bounds = Number(values.bounds);
    const direction = (values.direction ?? 'both') as Direction;
    const lines = countsZero(operand, values) ? withZeros(operand) : operand;
    const series = lines.series.map((line) => {
      const range = basicRange(line.values, bounds);
      return { ...line, band: { ...range, anomalous: outsideBand(line.values, range, direction) } };
    });
    return { ...lines, series };
  },
};

/** Whether empty buckets are zeros. */
function countsZero({ isZeroFilled }: SeriesSet, { count_default_zero = 'true' }: Arguments): boolean {
  return isZeroFilled && count_default_zero === 'true';
}

/**
 * Zeros in the empty buckets between the first point of each line and the last of all: what comes after that may not have
 * arrived.
 */
function withZeros(set: SeriesSet): SeriesSet {
  const hasPoint = (value: number): boolean => !Number.isNaN(value);
  const last = Math.max(...set.series.map(({ values }) => values.findLastIndex(hasPoint)));
  const series = set.series.map((line) => {
    const first = line.values.findIndex(hasPoint);
    const isEmpty = (value: number, at: number): boolean => at > first && at <= last && !hasPoint(value);
    return { ...line, values: line.values.map((value, at) => (isEmpty(value, at) ? 0 : value)) };
  });
  return { ...set, series };
}
