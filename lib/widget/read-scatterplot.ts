import type { AxisRules } from '../chart/axis-rules.ts';
import type { Question } from './question.ts';
import { type BindSource, readQuestion } from './read-question.ts';
import { readSpreadAxis } from './read-spread-axis.ts';
import { asObject, asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';
import type { RowAggregator } from './scalar-rows.ts';

/** The formula of each dimension, as it is written. */
export type DimensionNames = Readonly<Partial<Record<Dimension, string>>>;

export type Dimension = (typeof DIMENSIONS)[number];

const DIMENSIONS = ['x', 'y', 'radius', 'color'] as const;

/** What each aggregator of the old form is called; others are named as not drawn. */
export const SCATTER_AGGREGATORS = ['avg', 'sum', 'min', 'max', 'last'] as const;

/** A scatter plot as its definition says. */
export interface ScatterplotWidget {
  /** One of formulas, or one for each axis. */
  readonly questions: readonly Question[];
  readonly faults: readonly string[];
  /** Of formulas; absent in the old form. */
  readonly formulas?: DimensionNames;
  readonly aggregators: { readonly x: RowAggregator; readonly y: RowAggregator };
  /** What the dimensions are called. */
  readonly names: DimensionNames;
  readonly colorBy: readonly string[];
  readonly xAxis: AxisRules;
  readonly yAxis: AxisRules;
}

/** Reads the definition of a widget of type `scatterplot`. */
export function readScatterplot(
  definition: JsonObject,
  bind: (query: string) => string,
  bindSource?: BindSource,
): ScatterplotWidget {
  const requests = asObject(definition.requests) ?? {};
  const table = asObject(requests.table);
  const axes = [asObject(requests.x) ?? {}, asObject(requests.y) ?? {}] as const;
  const reads = table
    ? [readQuestion(table, { form: 'scalar', bind, bindSource })]
    : axes.map((request) => readQuestion(request, { form: 'scalar', bind, bindSource }));
  const isRead = reads.every((read) => read.kind === 'question' && (table || read.question.kind === 'classic'));
  const faults = reads.flatMap((read) => (read.kind === 'fault' ? [read.fault] : []));
  const formulas = asObjects(table?.formulas);
  const byDimension = (option: 'formula' | 'alias'): DimensionNames =>
    Object.fromEntries(
      formulas.flatMap((each) => {
        const [dimension, name] = [asOneOf(each.dimension, DIMENSIONS), asText(each[option])];
        return dimension && name ? [[dimension, name]] : [];
      }),
    );
  const [x, y] = axes.map(({ aggregator }) => asOneOf(aggregator, SCATTER_AGGREGATORS) ?? 'avg');
  return {
    questions: isRead ? reads.flatMap((read) => (read.kind === 'question' ? [read.question] : [])) : [],
    faults:
      isRead || faults.length > 0 ? faults : ['Axes with queries and formulas are drawn from requests.table alone.'],
    ...(table && { formulas: byDimension('formula') }),
    aggregators: { x: x ?? 'avg', y: y ?? 'avg' },
    names: table ? { ...byDimension('formula'), ...byDimension('alias') } : { x: 'x', y: 'y' },
    colorBy: Array.isArray(definition.color_by_groups)
      ? definition.color_by_groups.flatMap((key: unknown) => asText(key) ?? [])
      : [],
    xAxis: readSpreadAxis(definition.xaxis),
    yAxis: readSpreadAxis(definition.yaxis),
  };
}
