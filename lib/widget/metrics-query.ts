import { asObjects, asText, type JsonObject } from './read-value.ts';

/**
 * What a widget asks, as one text of the metric query language; undefined for one that asks for something else than
 * metrics. Formulas have the queries in place of their names.
 */
export function metricsQuery(definition: JsonObject, bind: (query: string) => string): string | undefined {
  const texts = asObjects(definition.requests).flatMap((request) => textsOf(request, bind));
  return texts.length === 0 ? undefined : texts.join(', ');
}

function textsOf(request: JsonObject, bind: (query: string) => string): readonly string[] {
  const old = asText(request.q);
  if (old !== undefined) return [bind(old)];
  const named = asObjects(request.queries).flatMap(({ data_source, name, query }, at): readonly [string, string][] => {
    const text = asText(query);
    if (text === undefined || (data_source !== undefined && data_source !== 'metrics')) return [];
    return [[asText(name) ?? `query${at + 1}`, bind(text)]];
  });
  if (named.length === 0 || named.length !== asObjects(request.queries).length) return [];
  const queries = new Map(named);
  const formulas = asObjects(request.formulas).flatMap(({ formula }) => asText(formula) ?? []);
  if (formulas.length === 0) return [...queries.values()];
  return formulas.map((formula) => {
    const whole = queries.get(formula.trim());
    if (whole !== undefined) return whole;
    return formula.replace(/[A-Za-z_]\w*/g, (word) => queries.get(word) ?? word);
  });
}
