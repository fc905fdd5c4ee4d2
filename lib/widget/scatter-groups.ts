import type { QuerySeries, ScalarResponse } from '../api-types/query.ts';
import { seriesStatistics } from '../chart/series-statistics.ts';
import type { NamedAnswer } from './named-answer.ts';
import type { DimensionNames } from './read-scatterplot.ts';
import type { RowAggregator } from './scalar-rows.ts';

type Unit = QuerySeries['unit'];

/** A group with its values of both axes, and what its size and colour stand for. */
export interface ScatterGroup {
  readonly tags: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly radius?: number;
  readonly color?: number;
}

/** What a scatter plot is drawn from. */
export interface ScatterValues {
  readonly groups: readonly ScatterGroup[];
  readonly units: { readonly x: Unit; readonly y: Unit; readonly radius: Unit; readonly color: Unit };
}

const NO_UNITS = { x: null, y: null, radius: null, color: null };

/** Groups that have both values, of two queries in the old form. */
export function scatterOfQueries(
  [x, y]: readonly NamedAnswer[],
  aggregators: { readonly x: RowAggregator; readonly y: RowAggregator },
): ScatterValues {
  if (x?.kind !== 'classic' || y?.kind !== 'classic') return { groups: [], units: NO_UNITS };
  const upright = new Map(y.response.series.map((series) => [keyOf(series.tag_set), series]));
  const groups = x.response.series.flatMap(({ tag_set: tags, pointlist }) => {
    const across = seriesStatistics(pointlist)?.[aggregators.x];
    const up = seriesStatistics(upright.get(keyOf(tags))?.pointlist ?? [])?.[aggregators.y];
    return across === undefined || up === undefined ? [] : [{ tags, x: across, y: up }];
  });
  const unitOf = ({ series }: typeof x.response) => series[0]?.unit ?? null;
  return { groups, units: { ...NO_UNITS, x: unitOf(x.response), y: unitOf(y.response) } };
}

/** Groups that have both values, of formulas. */
export function scatterOfTable({ columns }: ScalarResponse, names: DimensionNames): ScatterValues {
  const tagColumns = columns.flatMap((column) => (column.type === 'group' ? [column] : []));
  const column = (name: string | undefined) => {
    const found = columns.find((each) => each.type === 'number' && each.name === name);
    return found?.type === 'number' ? found : undefined;
  };
  const of = { x: column(names.x), y: column(names.y), radius: column(names.radius), color: column(names.color) };
  const rows = of.x?.values ?? [];
  const groups = rows.flatMap((x, row): readonly ScatterGroup[] => {
    const y = of.y?.values[row];
    if (x === null || y === null || y === undefined) return [];
    const [radius, color] = [of.radius?.values[row], of.color?.values[row]];
    const tags = tagColumns.flatMap(({ name, values }) => (values[row] ?? []).map((value) => `${name}:${value}`));
    return [{ tags, x, y, ...(radius != null && { radius }), ...(color != null && { color }) }];
  });
  const unit = (each: typeof of.x) => each?.meta.unit ?? null;
  return { groups, units: { x: unit(of.x), y: unit(of.y), radius: unit(of.radius), color: unit(of.color) } };
}

function keyOf(tags: readonly string[]): string {
  return tags.toSorted().join('\n');
}
