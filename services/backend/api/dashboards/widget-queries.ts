import { isJsonObject, type JsonObject } from './json-object.ts';

/** A metric query of a widget, or a formula over the named queries beside it; as written. */
export type WidgetQuery =
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'formula'; readonly text: string; readonly names: readonly string[] };

/**
 * The metric queries and formulas of a widget's definition, in order: `q` of requests in the old form, queries whose
 * `data_source` is `metrics`, and formulas. Those of widgets inside it (groups) are not among them.
 */
export function widgetQueries({ requests }: JsonObject): readonly WidgetQuery[] {
  return queriesBelow(requests);
}

function queriesBelow(value: unknown): readonly WidgetQuery[] {
  if (Array.isArray(value)) return value.flatMap(queriesBelow);
  if (!isJsonObject(value)) return [];
  const own: WidgetQuery[] = [];
  if (typeof value.q === 'string') own.push({ kind: 'query', text: value.q });
  if (value.data_source === 'metrics' && typeof value.query === 'string')
    own.push({ kind: 'query', text: value.query });
  return [...own, ...Object.values(value).flatMap(queriesBelow), ...formulasOf(value)];
}

function formulasOf({ formulas, queries }: JsonObject): readonly WidgetQuery[] {
  if (!Array.isArray(formulas) || !Array.isArray(queries)) return [];
  const names = queries.flatMap((query: unknown) =>
    isJsonObject(query) && typeof query.name === 'string' ? [query.name] : [],
  );
  return formulas.flatMap((entry: unknown): readonly WidgetQuery[] =>
    isJsonObject(entry) && typeof entry.formula === 'string' ? [{ kind: 'formula', text: entry.formula, names }] : [],
  );
}
