import { parseSearch } from '../../../../lib/search-language/parse.ts';
import { SearchError } from '../../../../lib/search-language/search-error.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';

/** A search as it was read, or why it cannot be. */
export type ReadSearch =
  | { readonly node: SearchNode; readonly error?: undefined }
  | { readonly node?: undefined; readonly error: { readonly message: string; readonly offset: number } };

/** Reads a search as the backend will. */
export function readSearch(text: string): ReadSearch {
  try {
    return { node: parseSearch(text) };
  } catch (error) {
    if (error instanceof SearchError) return { error: { message: error.message, offset: error.offset } };
    throw error;
  }
}
