import { errors } from '../../../../lib/http/errors.ts';
import { parseFormula, parseMetricQuery, parseQueries } from '../../../../lib/query-language/parse.ts';
import { QueryError } from '../../../../lib/query-language/query-error.ts';
import type { Expression, MetricQuery } from '../../../../lib/query-language/types.ts';

/**
 * Reads a metric query of a request.
 * @throws HttpError 400 with the parser's own words
 */
export function parseRequestedQuery(text: string): MetricQuery {
  return refusing(() => parseMetricQuery(text));
}

/** Reads all that a request asks in one text: expressions, with commas between them. @throws HttpError 400 */
export function parseRequestedQueries(text: string): readonly Expression[] {
  return refusing(() => parseQueries(text));
}

/** Reads a formula over the named queries of a request. @throws HttpError 400 */
export function parseRequestedFormula(text: string, names: Iterable<string>): Expression {
  return refusing(() => parseFormula(text, names));
}

function refusing<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (error instanceof QueryError) throw errors.bad(error.message, { cause: error });
    throw error;
  }
}
