import { errors } from '../../../../lib/http/errors.ts';
import { parseSearch } from '../../../../lib/search-language/parse.ts';
import { SearchError } from '../../../../lib/search-language/search-error.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';

/**
 * Reads a search of a request.
 * @throws HttpError 422 with the parser's own words.
 */
export function parseRequestedSearch(text: string): SearchNode {
  try {
    return parseSearch(text);
  } catch (error) {
    if (error instanceof SearchError) throw errors.invalidArgument('filter.query', error.message, { cause: error });
    throw error;
  }
}
