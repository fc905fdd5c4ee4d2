import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import { bindTemplateVariables } from '../../../../lib/query-language/template-variables.ts';
import { drawnQuery } from '../../../../lib/widget/drawn-query.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { asObject, asObjects, type JsonObject } from '../../../../lib/widget/read-value.ts';
import { widgetQueries } from '../dashboards/widget-queries.ts';

/** The board a question is asked for. */
export interface AskedBoard {
  readonly widgets: readonly Widget[];
  readonly variables: readonly BoundVariable[];
  readonly spanMs: number;
}

/**
 * Whether a question is one of a board, which is the rule for what a public page is told: each of its metric queries is,
 * text for text, one that a widget of the board has, with the variables' values in place of them and as lines or bars
 * ask it; and each of its formulas is one of the board, or the name of a query alone. So nothing is told of another metric,
 * another scope or another grouping. How a shown query becomes one number (`aggregator`) is free.
 */
export function isQuestionOfBoard(question: Question, { widgets, variables, spanMs }: AskedBoard): boolean {
  const written = widgets.flatMap(({ definition }) => queriesOf(definition));
  const queries = new Set(
    written.flatMap(({ kind, text }) => {
      if (kind === 'formula') return [];
      const bound = bindTemplateVariables(text, variables);
      return [bound, drawnQuery(bound, 'bars', spanMs)];
    }),
  );
  if (!('queries' in question)) return queries.has(question.query);
  const formulas = new Set([
    ...written.flatMap(({ kind, text }) => (kind === 'formula' ? [text] : [])),
    ...question.queries.map(({ name }, at) => name ?? `query${at + 1}`),
  ]);
  return (
    question.queries.every(({ data_source, query }) => data_source === 'metrics' && queries.has(query ?? '')) &&
    question.formulas.every(({ formula }) => formulas.has(formula))
  );
}

/** Those of a group's widgets, too. */
function queriesOf(definition: JsonObject): ReturnType<typeof widgetQueries> {
  const inner = asObjects(definition.widgets).flatMap((widget) => queriesOf(asObject(widget.definition) ?? {}));
  return [...widgetQueries(definition), ...inner];
}
