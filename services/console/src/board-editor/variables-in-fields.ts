import type { BuilderQuery } from '../metrics/builder-query.ts';

/** Stands for `$` where the parser reads a query: template variables are no part of the language. */
const MARK = 'tpl__';

/** A query whose template variables the builder can read as tags. */
export function variablesInFields(query: string, names: readonly string[]): string {
  return longestFirst(names).reduce((text, name) => text.replaceAll(`$${name}`, `${MARK}${name}`), query);
}

/** The fields with template variables by their names again. */
export function fieldsFromVariables(fields: BuilderQuery, names: readonly string[]): BuilderQuery {
  const written = (text: string) =>
    longestFirst(names).reduce(
      (rest, name) =>
        rest.replaceAll(`${MARK}${name.toLowerCase()}`, `$${name}`).replaceAll(`${MARK}${name}`, `$${name}`),
      text,
    );
  return { ...fields, filters: fields.filters.map(written), groupBy: fields.groupBy.map(written) };
}

/** Of two names one of which begins with the other, the longer is meant. */
function longestFirst(names: readonly string[]): readonly string[] {
  return names.toSorted((a, b) => b.length - a.length);
}
