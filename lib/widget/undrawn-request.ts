import { asObjects, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';

/** Sources in the old form; that they are not drawn is said where the graph would be. */
const SAID_ELSEWHERE = /_quer(y|ies)$/;

/** What a request asks for and is not drawn; `drawn` are those that its widget draws besides its query. */
export function undrawnRequest(
  request: JsonObject,
  drawn: readonly string[],
  ofFormula: readonly string[],
): readonly string[] {
  return [
    ...undrawnOptions(request, ['q', 'queries', 'formulas', 'response_format', ...drawn]).filter(
      (name) => !SAID_ELSEWHERE.test(name),
    ),
    ...asObjects(request.queries).flatMap(undrawnQuery),
    ...asObjects(request.formulas).flatMap((formula) =>
      undrawnOptions(formula, ['formula', 'limit', ...ofFormula], 'formulas.'),
    ),
  ];
}

/** Queries of other sources are refused by the backend, by name. */
function undrawnQuery(query: JsonObject): readonly string[] {
  if (query.data_source !== 'metrics') return [];
  const said = query.semantic_mode === 'combined' ? ['semantic_mode'] : [];
  return undrawnOptions(query, ['data_source', 'name', 'query', 'aggregator', ...said], 'queries.');
}
