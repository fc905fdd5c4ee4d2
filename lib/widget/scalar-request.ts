import { parseQueries } from '../query-language/parse.ts';
import { printExpression } from '../query-language/print.ts';
import { type NumberFormat, readNumberFormat } from './number-format.ts';
import type { Question } from './question.ts';
import { type BindSource, type ReadQuestion, readQuestion } from './read-question.ts';
import { asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';
import { ROW_AGGREGATORS, type RowAggregator } from './scalar-rows.ts';

/** How the numbers of a formula, or of an expression of the old form, look. */
export interface ScalarColumn {
  readonly name: string;
  readonly conditionalFormats: unknown;
  readonly numberFormat: NumberFormat;
  readonly mode: 'number' | 'bar' | 'trend';
}

/** A request that comes to numbers: what it asks, and a column for each. */
export interface ScalarRequest {
  readonly read: ReadQuestion;
  /** For the old form; the new one says it in its queries. */
  readonly aggregator: RowAggregator;
  /** Why the aggregator that is named is not used. */
  readonly fault?: string;
  readonly columns: readonly ScalarColumn[];
}

const MODES = ['number', 'bar', 'trend'] as const;

/** Reads a request of a table, a top list, a tree map or a sunburst. */
export function readScalarRequest(
  request: JsonObject,
  bind: (query: string) => string,
  bindSource?: BindSource,
): ScalarRequest {
  const read = readQuestion(request, { form: 'scalar', bind, bindSource });
  const named = asText(request.aggregator);
  const aggregator = asOneOf(named, ROW_AGGREGATORS);
  const formulas = asObjects(request.formulas);
  const modes: readonly unknown[] = Array.isArray(request.cell_display_mode)
    ? request.cell_display_mode
    : [request.cell_display_mode];
  const columns = (read.kind === 'question' ? namesOf(read.question) : []).map((name, at) => {
    const formula = formulas[at];
    return {
      name: asText(formula?.alias)?.trim() || aliasOf(request, at) || name,
      conditionalFormats: formula?.conditional_formats ?? request.conditional_formats,
      numberFormat: readNumberFormat(formula?.number_format),
      mode: asOneOf(formula?.cell_display_mode, MODES) ?? asOneOf(modes[at] ?? modes[0], MODES) ?? 'number',
    };
  });
  return {
    read,
    aggregator: aggregator ?? 'avg',
    ...(read.kind === 'question' &&
      read.question.kind === 'classic' &&
      named !== undefined &&
      !aggregator && { fault: `The aggregator ${named} is not drawn yet; this is avg.` }),
    columns,
  };
}

/** One alias is of the first expression. */
function aliasOf({ alias, formulas }: JsonObject, at: number): string | undefined {
  return at === 0 && !formulas ? asText(alias)?.trim() : undefined;
}

/** The queries as written, or formulas over several of them. */
function namesOf(question: Question): readonly string[] {
  if (!('queries' in question)) return expressionsOf(question.query);
  return question.formulas.map(({ formula }) => {
    const query = question.queries.find(({ name }, at) => (name ?? `query${at + 1}`) === formula.trim());
    return query?.query ?? formula;
  });
}

function expressionsOf(text: string): readonly string[] {
  try {
    return parseQueries(text).map(printExpression);
  } catch {
    // The backend says what is wrong with it.
    return [text];
  }
}
