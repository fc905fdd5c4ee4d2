import type { ScalarResponse, SeriesAttributes, TimeseriesResponse } from '../../../../lib/api-types/query.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateRequest, type FormulaAnswer } from '../metrics/evaluate-request.ts';
import { evaluateScalars } from '../metrics/evaluate-scalars.ts';
import type { FormulaRequest } from './formula-request.ts';
import { seriesAttributes } from './series-attributes.ts';

/** Formulas over metric queries, over time (api.md 3.7); their `limit` has no effect, as at Datadog. */
export async function answerTimeseries(reader: MetricReader, request: FormulaRequest): Promise<TimeseriesResponse> {
  const { fromMs, toMs, intervalMs, queries, formulas } = request;
  const window = {
    fromS: fromMs / 1000,
    toS: toMs / 1000,
    ...(intervalMs !== undefined && { intervalS: Math.ceil(intervalMs / 1000) }),
  };
  const answers = await evaluateRequest(
    reader,
    {
      queries: new Map(queries.map(({ name, expression }) => [name, expression])),
      formulas: formulas.map(({ expression }) => expression),
    },
    window,
  );
  return overTime(answers);
}

/** One number a group and formula (api.md 3.7). */
export async function answerScalar(reader: MetricReader, request: FormulaRequest): Promise<ScalarResponse> {
  const { fromMs, toMs, intervalMs, queries, formulas } = request;
  if (intervalMs !== undefined) throw errors.parameterNotSupported('interval');
  const columns = await evaluateScalars(reader, { queries, formulas }, { fromS: fromMs / 1000, toS: toMs / 1000 });
  return {
    columns: [
      ...columns.groups.map(({ key, values }) => ({ name: key, type: 'group' as const, values })),
      ...columns.numbers.map(({ name, unit, values }) => ({ name, type: 'number' as const, values, meta: { unit } })),
    ],
  };
}

/** Times are those at which any series has a point; a series without one there has null. */
function overTime(answers: readonly FormulaAnswer[]): TimeseriesResponse {
  const series = answers.flatMap(({ set, unit }, index) =>
    set.series.map((line) => {
      const { groupTags, values } = line;
      const valueAt = new Map<number, number>();
      values.forEach((value, at) => {
        if (!Number.isNaN(value)) valueAt.set((set.timesS[at] as number) * 1000, value);
      });
      const attributes = seriesAttributes(line);
      return { group_tags: groupTags, query_index: index, unit, attributes, valueAt };
    }),
  );
  const times = [...new Set(series.flatMap(({ valueAt }) => [...valueAt.keys()]))].sort((a, b) => a - b);
  return {
    series: series.map(({ valueAt, attributes, ...head }) => ({
      ...head,
      ...(Object.keys(attributes).length > 0 && {
        attributes: attributesAt(
          attributes,
          times.map((timeMs) => valueAt.has(timeMs)),
        ),
      }),
    })),
    times,
    values: series.map(({ valueAt }) => times.map((timeMs) => valueAt.get(timeMs) ?? null)),
  };
}

/** Lists that have an item for each point a line has, with one for each of the answer's times. */
function attributesAt({ lower, upper, anomalous, predicted, outlier }: SeriesAttributes, hasPoint: readonly boolean[]) {
  const spread = <Item>(list: readonly Item[], none: Item): Item[] => {
    let next = 0;
    return hasPoint.map((has) => (has ? (list[next++] ?? none) : none));
  };
  return {
    ...(lower && { lower: spread(lower, null) }),
    ...(upper && { upper: spread(upper, null) }),
    ...(anomalous && { anomalous: spread(anomalous, false) }),
    ...(predicted && { predicted: spread(predicted, false) }),
    ...(outlier !== undefined && { outlier }),
  };
}
