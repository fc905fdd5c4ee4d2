import { type BoundVariable, isAnything } from '../query-language/bound-variable.ts';
import { findVariable } from '../query-language/find-variable.ts';
import { bindTemplateVariables } from '../query-language/template-variables.ts';
import { bindSearch } from './bind-search.ts';
import { asObject, asText, type JsonObject } from './read-value.ts';

/** Texts of a query of services that may name a variable, whose value is meant with or without `.value`. */
const NAMES = ['service', 'env', 'operation_name', 'resource_name', 'resource_hash', 'span_kind', 'primary_tag_value'];

/** A query of another source than metrics with values in the place of its template variables. */
export function bindSource(query: JsonObject, variables: readonly BoundVariable[]): JsonObject {
  const search = asObject(query.search);
  const text = asText(search?.query);
  const scope = asText(query.query_filter);
  const names = NAMES.flatMap((key): readonly [string, string][] => {
    const name = asText(query[key]);
    return name?.includes('$') ? [[key, bindName(name, variables)]] : [];
  });
  return {
    ...query,
    ...(text?.includes('$') && { search: { ...search, query: bindSearch(text, variables) } }),
    ...(scope?.includes('$') && { query_filter: bindTemplateVariables(`x{${scope}}`, variables).slice(2, -1) }),
    ...Object.fromEntries(names),
  };
}

/** A name with a value in the place of its variable; several are told apart by commas, which the backend refuses by name. */
function bindName(text: string, variables: readonly BoundVariable[]): string {
  const byLength = variables.toSorted((a, b) => b.name.length - a.name.length);
  let bound = '';
  let rest = text;
  for (let found = findVariable(rest, byLength); found; found = findVariable(rest, byLength)) {
    const { variable, start, end } = found;
    bound += rest.slice(0, start) + (isAnything(variable) ? '*' : variable.values.join(', '));
    rest = rest.slice(end);
  }
  return bound + rest;
}
