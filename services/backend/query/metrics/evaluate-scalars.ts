import type { Unit } from '../../../../lib/api-types/query.ts';
import type { Expression } from '../../../../lib/query-language/types.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { evaluateFormula } from './evaluate-formula.ts';
import { expressionUnits } from './expression-units.ts';
import type { OtherSource } from './other-source.ts';
import type { QueryWindow } from './plan.ts';
import { type ScalarAggregator, toScalars } from './scalar.ts';
import type { SeriesSet } from './series-set.ts';

/** Queries with how each becomes a number, and formulas over these numbers. */
export interface ScalarRequest {
  readonly queries: readonly {
    readonly name: string;
    readonly expression: Expression | OtherSource;
    /** `avg` where none is named; what is no metric query is one number by itself. */
    readonly aggregator?: ScalarAggregator;
  }[];
  readonly formulas: readonly {
    readonly text: string;
    readonly expression: Expression;
    readonly limit: Limit;
  }[];
}

/** How many groups are kept, the greatest or the least; all without a count. */
export interface Limit {
  readonly count?: number | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
}

/** A table: one row for each group that any formula has. */
export interface ScalarColumns {
  readonly groups: readonly { readonly key: string; readonly values: readonly (readonly string[])[] }[];
  readonly numbers: readonly {
    readonly name: string;
    readonly unit: readonly [Unit, Unit | null] | null;
    readonly values: readonly (number | null)[];
  }[];
}

/**
 * Evaluates formulas over numbers: each query over the window, its points into one number for each group, then the formula
 * group by group. A formula's limit keeps the first groups by its value; rows are in the order of the first formula.
 * @throws HttpError 400 as `evaluateExpression`
 */
export async function evaluateScalars(
  reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches' | 'metadata'>,
  { queries, formulas }: ScalarRequest,
  window: QueryWindow,
): Promise<ScalarColumns> {
  const scalars = new Map<string, SeriesSet>();
  for (const { name, expression, aggregator = 'avg' } of queries) {
    const scalar =
      expression.kind === 'other'
        ? await expression.totals(window)
        : toScalars(await evaluateExpression({ reader }, expression, window), aggregator);
    scalars.set(name, scalar);
  }
  const expressions = new Map(queries.map(({ name, expression }) => [name, expression]));
  const answers = await Promise.all(
    formulas.map(async ({ text, expression, limit }) => ({
      name: text,
      unit: await expressionUnits({ reader, queries: expressions }, expression),
      set: limited(evaluateFormula(expression, scalars, window), limit),
    })),
  );
  return toColumns(answers);
}

function limited(set: SeriesSet, { count, order = 'desc' }: Limit): SeriesSet {
  if (count === undefined) return set;
  const sign = order === 'desc' ? -1 : 1;
  const scalarOf = ({ values }: SeriesSet['series'][number]): number => values[0] ?? Number.NaN;
  const known = set.series.filter((series) => !Number.isNaN(scalarOf(series)));
  return { ...set, series: known.sort((a, b) => sign * (scalarOf(a) - scalarOf(b))).slice(0, count) };
}

type Answer = Omit<ScalarColumns['numbers'][number], 'values'> & { readonly set: SeriesSet };

function toColumns(answers: readonly Answer[]): ScalarColumns {
  const keys = [...new Set(answers.flatMap(({ set }) => set.groupKeys))];
  const rows = new Map<string, readonly string[]>();
  for (const { set } of answers) {
    for (const { groupTags } of set.series) rows.set(groupTags.join('\n'), groupTags);
  }
  const groups = keys.map((key) => ({
    key,
    values: Array.from(rows.values(), (tags) =>
      tags.filter((tag) => tag.startsWith(`${key}:`)).map((tag) => tag.slice(key.length + 1)),
    ),
  }));
  const numbers = answers.map(({ name, unit, set }) => {
    const scalars = new Map(set.series.map(({ groupTags, values }) => [groupTags.join('\n'), values[0] ?? Number.NaN]));
    const values = Array.from(rows.keys(), (row) => {
      const value = scalars.get(row) ?? Number.NaN;
      return Number.isFinite(value) ? value : null;
    });
    return { name, unit, values };
  });
  return { groups, numbers };
}
