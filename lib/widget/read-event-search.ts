import type { BoundVariable } from '../query-language/bound-variable.ts';
import { bindSearch } from './bind-search.ts';
import { asOneOf, asText, type JsonObject } from './read-value.ts';

/** A search of events as it is sent. */
export interface SentEventSearch {
  readonly query: string;
  readonly tagsExecution: 'and' | 'or';
}

/** What a widget searches events by: `query`, `query_string`, or `q` of what is laid over a graph. */
export function readEventSearch(written: JsonObject, variables: readonly BoundVariable[]): SentEventSearch {
  const text = asText(written.query) ?? asText(written.query_string) ?? asText(written.q) ?? '';
  return {
    query: bindSearch(text, variables),
    tagsExecution: asOneOf(written.tags_execution, ['and', 'or']) ?? 'and',
  };
}
