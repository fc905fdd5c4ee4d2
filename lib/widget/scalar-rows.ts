import type { QuerySeries, ScalarResponse } from '../api-types/query.ts';
import { seriesLabel } from '../chart/series-label.ts';
import { seriesStatistics } from '../chart/series-statistics.ts';
import type { NamedAnswer } from './named-answer.ts';

/** One number of a group. */
export interface ScalarRow {
  readonly label: string;
  readonly value: number;
  readonly unit: QuerySeries['unit'];
}

export const ROW_AGGREGATORS = ['avg', 'sum', 'min', 'max', 'last'] as const;

/** How the points of a series in the old form become a number. */
export type RowAggregator = (typeof ROW_AGGREGATORS)[number];

/** One number for each group of an answer; groups without a value are left out. */
export function scalarRows(answer: NamedAnswer, aggregator: RowAggregator): readonly ScalarRow[] {
  if (answer.kind === 'classic') {
    return answer.response.series.flatMap((series) => {
      const statistics = seriesStatistics(series.pointlist);
      return statistics ? [{ label: seriesLabel(series), value: statistics[aggregator], unit: series.unit }] : [];
    });
  }
  return answer.kind === 'scalar' ? columnRows(answer.response) : [];
}

/** The first formula is the number; the others are not shown. */
function columnRows({ columns }: ScalarResponse): readonly ScalarRow[] {
  const groups = columns.flatMap((column) => (column.type === 'group' ? [column] : []));
  const number = columns.find((column) => column.type === 'number');
  if (number?.type !== 'number') return [];
  return number.values.flatMap((value, row) => {
    if (value === null) return [];
    const tags = groups.flatMap(({ name, values }) => (values[row] ?? []).map((each) => `${name}:${each}`));
    return [{ label: tags.join(', ') || number.name, value, unit: number.meta.unit }];
  });
}
