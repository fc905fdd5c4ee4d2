import { errors } from '../../../../lib/http/errors.ts';
import type { ArithmeticOperator } from '../../../../lib/query-language/types.ts';
import type { GroupSeries } from './groups.ts';
import { refuseTooManyGroups } from './refuse-too-many-groups.ts';
import { mapSeries, type SeriesSet } from './series-set.ts';

/** A side of an operator: series, or a number. */
export type Operand = SeriesSet | number;

const compute: Readonly<Record<ArithmeticOperator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? Number.NaN : left / right),
};

export function negate(operand: Operand): Operand {
  return typeof operand === 'number' ? -operand : mapSeries(operand, (values) => values.map((value) => -value));
}

/**
 * Arithmetic of two sides, bucket by bucket (api.md 3.1): a number meets every point; series meet those whose group has the
 * same tags, and a side with fewer keys every group that has its tags. Where a point is missing on one side there is none,
 * unless both sides are counted (`.as_count()`, `.as_rate()`): then it is 0. Nothing is divided by zero. Sides with other
 * intervals meet at the times that both have.
 * @throws HttpError 400 when neither side's keys are among the other's
 */
export function combine(operator: ArithmeticOperator, left: Operand, right: Operand): Operand {
  const of = compute[operator];
  if (typeof left === 'number') {
    if (typeof right === 'number') return of(left, right);
    return mapSeries(right, (values) => values.map((value) => of(left, value)));
  }
  if (typeof right === 'number') return mapSeries(left, (values) => values.map((value) => of(value, right)));
  return combineSets(of, left, right);
}

function combineSets(of: (left: number, right: number) => number, left: SeriesSet, right: SeriesSet): SeriesSet {
  const groupKeys = widerKeys(left, right);
  const pairs = pairSeries(left, right, groupKeys);
  const times = commonTimes(left.timesS, right.timesS);
  refuseTooManyGroups(pairs.length, times.left.length);
  const isZeroFilled = left.isZeroFilled && right.isZeroFilled;
  const series = pairs.map(([a, b]) => {
    const values = Float64Array.from(times.left, (atLeft, index) => {
      const [first, second] = [a.values[atLeft] as number, b.values[times.right[index] as number] as number];
      if (!isZeroFilled || (Number.isNaN(first) && Number.isNaN(second))) return of(first, second);
      return of(orZero(first), orZero(second));
    });
    return { groupTags: a.groupTags.length >= b.groupTags.length ? a.groupTags : b.groupTags, values };
  });
  const timesS = Float64Array.from(times.left, (at) => left.timesS[at] as number);
  return { intervalS: Math.max(left.intervalS, right.intervalS), timesS, groupKeys, series, isZeroFilled };
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

function widerKeys(left: SeriesSet, right: SeriesSet): readonly string[] {
  const isWithin = (inner: readonly string[], outer: readonly string[]) => inner.every((key) => outer.includes(key));
  if (isWithin(right.groupKeys, left.groupKeys)) return left.groupKeys;
  if (isWithin(left.groupKeys, right.groupKeys)) return right.groupKeys;
  const [a, b] = [left, right].map(({ groupKeys }) => `{${groupKeys.join(',')}}`);
  throw errors.bad(
    `Cannot combine a query grouped by ${a} with one grouped by ${b}: one must have all keys of the other`,
  );
}

/** Series of both sides that have the same values of the keys that both are grouped by. */
function pairSeries(
  left: SeriesSet,
  right: SeriesSet,
  groupKeys: readonly string[],
): (readonly [GroupSeries, GroupSeries])[] {
  const shared = groupKeys.filter((key) => left.groupKeys.includes(key) && right.groupKeys.includes(key));
  const keyOf = (set: SeriesSet, { groupTags }: GroupSeries): string =>
    shared.map((key) => groupTags[set.groupKeys.indexOf(key)]).join('\n');
  const byKey = new Map<string, GroupSeries[]>();
  for (const series of right.series) {
    const key = keyOf(right, series);
    const found = byKey.get(key);
    if (found) found.push(series);
    else byKey.set(key, [series]);
  }
  return left.series.flatMap((series) =>
    (byKey.get(keyOf(left, series)) ?? []).map((other) => [series, other] as const),
  );
}

/** The places of the times that both lists have, in each. */
function commonTimes(left: Float64Array, right: Float64Array): { readonly left: number[]; readonly right: number[] } {
  const placeOf = new Map(Array.from(right, (timeS, at) => [timeS, at]));
  const common: { left: number[]; right: number[] } = { left: [], right: [] };
  for (const [at, timeS] of left.entries()) {
    const other = placeOf.get(timeS);
    if (other === undefined) continue;
    common.left.push(at);
    common.right.push(other);
  }
  return common;
}
