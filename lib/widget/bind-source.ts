import { type BoundVariable, isAnything } from '../query-language/bound-variable.ts';
import { findVariable } from '../query-language/find-variable.ts';
import { bindTemplateVariables } from '../query-language/template-variables.ts';
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

/**
 * A search with values in the place of its variables: `$env @x:$x.value` → `env:prod @x:(a OR b)`. One that is `*` is no
 * condition.
 */
export function bindSearch(text: string, variables: readonly BoundVariable[]): string {
  return replaceVariables(text, variables, (variable, isValue) => {
    if (isAnything(variable)) return '*';
    const terms = variable.values.map((value) =>
      isValue || !variable.prefix ? quoted(value) : `${variable.prefix}:${quoted(value)}`,
    );
    return terms.length === 1 ? String(terms[0]) : `(${terms.join(' OR ')})`;
  });
}

/** A name takes one value: of several the first. */
function bindName(text: string, variables: readonly BoundVariable[]): string {
  return replaceVariables(text, variables, (variable) => (isAnything(variable) ? '*' : (variable.values[0] ?? '*')));
}

function replaceVariables(
  text: string,
  variables: readonly BoundVariable[],
  replace: (variable: BoundVariable, isValue: boolean) => string,
): string {
  const byLength = variables.toSorted((a, b) => b.name.length - a.name.length);
  let bound = '';
  let rest = text;
  for (let found = findVariable(rest, byLength); found; found = findVariable(rest, byLength)) {
    bound += rest.slice(0, found.start) + replace(found.variable, found.isValue);
    rest = rest.slice(found.end);
  }
  return bound + rest;
}

/** Values with other characters than a word has are quoted; wildcards stay wildcards. */
function quoted(value: string): string {
  return /^[\w.*?/@-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
