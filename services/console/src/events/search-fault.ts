import { parseEventSearch } from '../../../../lib/search-language/event-search.ts';
import { SearchError } from '../../../../lib/search-language/search-error.ts';

/** Why a search of events cannot be read; undefined when it can. */
export function searchFault(text: string): string | undefined {
  try {
    parseEventSearch(text);
    return undefined;
  } catch (error) {
    if (error instanceof SearchError) return error.message;
    throw error;
  }
}
