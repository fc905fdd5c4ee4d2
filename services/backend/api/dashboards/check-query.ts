import { parseFormula, parseQueries } from '../../../../lib/query-language/parse.ts';
import { QueryError } from '../../../../lib/query-language/query-error.ts';
import { withPlaceholders } from '../../../../lib/query-language/template-variables.ts';
import type { WidgetQuery } from './widget-queries.ts';

/** What Datadog reads and the parser here does not know at all → something it does, of the same length. */
const unknownHere: readonly (readonly [RegExp, string])[] = [
  // In Datadog's own dashboards of integrations.
  [/\brate\(/g, 'diff('],
];

/**
 * What is wrong with a query or formula of a widget, as its parser says it; undefined when nothing is. What is valid on
 * Datadog and not supported here is nothing wrong: the dashboard is kept as it is, and the widget says so when it is shown.
 */
export function queryProblem(query: WidgetQuery): string | undefined {
  // Which values its template variables have is chosen when it is shown.
  const bound = unknownHere.reduce((text, [known, other]) => text.replace(known, other), withPlaceholders(query.text));
  try {
    if (query.kind === 'query') parseQueries(bound);
    else parseFormula(bound, query.names);
    return undefined;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    if (error.kind === 'unsupported') return undefined;
    return error.message.replace(/^Error parsing query: /, '').replace(bound, () => query.text);
  }
}
