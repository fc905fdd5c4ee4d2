import { errors } from '../../../../lib/http/errors.ts';
import { parseMetricQuery } from '../../../../lib/query-language/parse.ts';
import { QueryError } from '../../../../lib/query-language/query-error.ts';
import type { MetricQuery } from '../../../../lib/query-language/types.ts';

/**
 * Reads a metric query of a request.
 * @throws HttpError 400 with the parser's own words.
 */
export function parseRequestedQuery(text: string): MetricQuery {
  try {
    return parseMetricQuery(text);
  } catch (error) {
    if (error instanceof QueryError) throw errors.bad(error.message, { cause: error });
    throw error;
  }
}
