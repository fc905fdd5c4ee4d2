import type { SeriesSet } from '../series-set.ts';
import type { FunctionFamily, SeriesFunction } from './series-function.ts';

type Measure = (points: Float64Array, intervalS: number) => number;

const sum: Measure = (points) => points.reduce((total, value) => total + value, 0);
const l2norm: Measure = (points) => Math.sqrt(points.reduce((total, value) => total + value ** 2, 0));

/** What a series is ranked by, of its points; there is at least one. */
const measures: Readonly<Record<string, Measure>> = {
  mean: (points) => sum(points, 1) / points.length,
  max: (points) => points.reduce((most, value) => Math.max(most, value)),
  min: (points) => points.reduce((least, value) => Math.min(least, value)),
  sum,
  last: (points) => points.at(-1) ?? Number.NaN,
  l2norm,
  norm: l2norm,
  area: (points, intervalS) => sum(points, intervalS) * intervalS,
};

interface Ranking {
  readonly limit: number;
  readonly by: string;
  readonly order: string;
  readonly offset?: number;
}

/** The first series by their measure, in that order; those that are equal stay in the order of their groups. */
function rank(set: SeriesSet, { limit, by, order, offset = 0 }: Ranking): SeriesSet {
  const measure = measures[by];
  if (!measure) throw new TypeError(`nothing is ranked by '${by}'`);
  const sign = order === 'desc' ? -1 : 1;
  const ranked = set.series
    .map((series) => ({ series, points: series.values.filter((value) => !Number.isNaN(value)) }))
    .filter(({ points }) => points.length > 0)
    .map(({ series, points }) => ({ series, measured: measure(points, set.intervalS) }))
    .sort((a, b) => sign * (a.measured - b.measured));
  return { ...set, series: ranked.slice(offset, offset + limit).map(({ series }) => series) };
}

const byArguments: SeriesFunction = {
  apply: (operand, { limit, by, order, offset = 0 }) =>
    rank(operand, { limit: Number(limit), by: String(by), order: String(order), offset: Number(offset) }),
};

/** `top5` … `bottom20_l2norm`; by the mean where nothing else is named. */
function shortcuts(): FunctionFamily {
  const family: Record<string, SeriesFunction> = {};
  for (const [name, order] of [
    ['top', 'desc'],
    ['bottom', 'asc'],
  ] as const) {
    for (const limit of [5, 10, 15, 20]) {
      for (const by of ['mean', 'min', 'max', 'last', 'area', 'l2norm']) {
        family[`${name}${limit}_${by}`] = { apply: (operand) => rank(operand, { limit, by, order }) };
      }
      family[`${name}${limit}`] = { apply: (operand) => rank(operand, { limit, by: 'mean', order }) };
    }
  }
  return family;
}

export const rankFunctions: FunctionFamily = { top: byArguments, top_offset: byArguments, ...shortcuts() };
