import type { ScalarResponse, TimeseriesResponse } from '../../../../lib/api-types/query.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateRequest, type FormulaAnswer } from '../metrics/evaluate-request.ts';
import { evaluateScalars } from '../metrics/evaluate-scalars.ts';
import type { FormulaRequest } from './formula-request.ts';

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
    set.series.map(({ groupTags, values }) => {
      const valueAt = new Map<number, number>();
      values.forEach((value, at) => {
        if (!Number.isNaN(value)) valueAt.set((set.timesS[at] as number) * 1000, value);
      });
      return { group_tags: groupTags, query_index: index, unit, valueAt };
    }),
  );
  const times = [...new Set(series.flatMap(({ valueAt }) => [...valueAt.keys()]))].sort((a, b) => a - b);
  return {
    series: series.map(({ valueAt: _, ...head }) => head),
    times,
    values: series.map(({ valueAt }) => times.map((timeMs) => valueAt.get(timeMs) ?? null)),
  };
}
