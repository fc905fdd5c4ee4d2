import { parseFormula, parseQueries } from '../../../../lib/query-language/parse.ts';
import { withPlaceholders } from '../../../../lib/query-language/template-variables.ts';
import { asObjects, asText, type JsonObject } from '../../../../lib/widget/read-value.ts';

/** How a request asks: `q` in the old form, queries and formulas in the new one, or by something that has no fields here. */
export type RequestForm =
  | { readonly kind: 'classic'; readonly q: string; readonly alias: string }
  | { readonly kind: 'formulas'; readonly queries: readonly JsonObject[]; readonly formulas: readonly JsonObject[] }
  | { readonly kind: 'other'; readonly source: string };

/** Reads how a request asks. */
export function requestForm(request: JsonObject): RequestForm {
  if (typeof request.q === 'string') {
    const { q } = request;
    const named = asObjects(request.metadata).find(({ expression }) => expression === q);
    return { kind: 'classic', q, alias: asText(named?.alias_name) ?? '' };
  }
  if (!Array.isArray(request.queries)) {
    const source = Object.keys(request).find((key) => /_quer(y|ies)$|^query$/.test(key));
    return { kind: 'other', source: source ?? 'no query' };
  }
  return { kind: 'formulas', queries: asObjects(request.queries), formulas: asObjects(request.formulas) };
}

/** A request of the old form with another query or alias; what its metadata says of the query goes with it. */
export function withClassic(
  request: JsonObject,
  { q, alias }: { readonly q: string; readonly alias: string },
): JsonObject {
  const metadata = asObjects(request.metadata);
  const own = metadata.find(({ expression }) => expression === request.q);
  const others = metadata.filter((each) => each !== own);
  const { alias_name: _, ...kept } = own ?? {};
  const mine = { ...kept, expression: q, ...(alias !== '' && { alias_name: alias }) };
  const next = own || alias !== '' ? [...others, ...(Object.keys(mine).length > 1 ? [mine] : [])] : others;
  const { metadata: __, ...rest } = request;
  return { ...rest, q, ...(next.length > 0 && { metadata: next }) };
}

/** A request of the old form in the new one, so that it can have more queries, and formulas. */
export function withFormulas(request: JsonObject, format: 'timeseries' | 'scalar'): JsonObject {
  const form = requestForm(request);
  if (form.kind !== 'classic') return request;
  const { q, metadata: _, aggregator, ...rest } = request;
  const query = {
    ...{ data_source: 'metrics', name: 'a', query: form.q },
    ...(format === 'scalar' && { aggregator: asText(aggregator) ?? 'avg' }),
  };
  const formula = { formula: 'a', ...(form.alias !== '' && { alias: form.alias }) };
  return { ...rest, response_format: format, queries: [query], formulas: [formula] };
}

/** Whether a text is one metric query, which the new form can ask; the old form takes arithmetic as well. */
export function isOneQuery(text: string): boolean {
  try {
    const [first, ...others] = parseQueries(withPlaceholders(text));
    return first?.kind === 'metric' && others.length === 0;
  } catch {
    return false;
  }
}

/** A name that no query has: `a` to `z`, then `a1`, … */
export function freeName(queries: readonly JsonObject[]): string {
  const taken = new Set(queries.map(({ name }) => name));
  for (let count = 0; ; count++) {
    const name = String.fromCharCode(97 + (count % 26)) + (count < 26 ? '' : Math.floor(count / 26));
    if (!taken.has(name)) return name;
  }
}

/** Whether a metric query of a widget is still empty. */
export function asksNothing(definition: JsonObject): boolean {
  return asObjects(definition.requests).some((request) => {
    const form = requestForm(request);
    if (form.kind === 'classic') return form.q.trim() === '';
    if (form.kind === 'other') return false;
    return form.queries.some(({ data_source, query }) => data_source === 'metrics' && asText(query)?.trim() === '');
  });
}

/** What is wrong with a formula over queries of these names; undefined for nothing. */
export function formulaProblem(formula: string, queries: readonly JsonObject[]): string | undefined {
  const names = queries.flatMap(({ name }) => asText(name) ?? []);
  try {
    parseFormula(formula, names);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether a formula of a widget cannot be read, which its field says. */
export function hasFormulaProblem(definition: JsonObject): boolean {
  return asObjects(definition.requests).some((request) => {
    const form = requestForm(request);
    if (form.kind !== 'formulas') return false;
    return form.formulas.some(({ formula }) => formulaProblem(asText(formula) ?? '', form.queries) !== undefined);
  });
}

/** What is wrong with a metric query; undefined for nothing, and for none at all. Template variables stand for values. */
export function queryProblem(query: string): string | undefined {
  if (query.trim() === '') return undefined;
  try {
    parseQueries(withPlaceholders(query));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
