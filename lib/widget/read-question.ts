import type { NamedQuery, Question } from './question.ts';
import { asObjects, asText, type JsonObject } from './read-value.ts';

/** A question, or why there is none. */
export type ReadQuestion =
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'fault'; readonly fault: string };

/** Puts values in place of variables in a query of another source than metrics. */
export type BindSource = (query: JsonObject) => JsonObject;

interface QuestionOptions {
  /** What the widget draws from the new form. */
  readonly form: 'timeseries' | 'scalar';
  /** The text of a metric query as it is sent: with values in place of variables. */
  readonly bind: (query: string) => string;
  readonly bindSource?: BindSource | undefined;
}

/** What a request of a widget asks: `q` in the old form, `queries` and `formulas` in the new one. */
export function readQuestion(
  request: JsonObject,
  { form, bind, bindSource = (query) => query }: QuestionOptions,
): ReadQuestion {
  if (typeof request.q === 'string') {
    return { kind: 'question', question: { kind: 'classic', query: bind(request.q) } };
  }
  if (!Array.isArray(request.queries)) return { kind: 'fault', fault: otherSource(request) };
  const queries = asObjects(request.queries).map((query): NamedQuery => {
    const source = asText(query.data_source) ?? 'metrics';
    if (source !== 'metrics') return { ...bindSource(query), data_source: source };
    const [name, text, aggregator] = ['name', 'query', 'aggregator'].map((key) => asText(query[key]));
    return {
      data_source: source,
      ...(name !== undefined && { name }),
      ...(text !== undefined && { query: bind(text) }),
      ...(aggregator !== undefined && { aggregator }),
    };
  });
  const written = asObjects(request.formulas).flatMap(({ formula, limit }) =>
    typeof formula === 'string' ? [{ formula, ...(limit ? { limit } : {}) }] : [],
  );
  const formulas =
    written.length > 0 ? written : queries.map(({ name }, at) => ({ formula: name ?? `query${at + 1}` }));
  return { kind: 'question', question: { kind: form, queries, formulas } };
}

/** Says which of the old forms it is: `log_query`, `apm_query`, … */
function otherSource(request: JsonObject): string {
  const name = Object.keys(request).find((key) => /_quer(y|ies)$|^query$/.test(key));
  return name === undefined ? 'This request has no query.' : `Requests with ${name} are not drawn yet.`;
}
