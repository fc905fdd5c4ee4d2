import { type ReadQuestion, readQuestion } from './read-question.ts';
import { asObject, asText, type JsonObject } from './read-value.ts';

interface SpreadOptions {
  /** What is drawn of the values of groups: their lines, or one number of each. */
  readonly form: 'timeseries' | 'scalar';
  /** The text of a query of groups as it is sent. */
  readonly bind: (query: string) => string;
  /** That of a query of all values. */
  readonly bindHistogram: (query: string) => string;
}

/**
 * What a request of a heat map or a distribution asks: the values of groups, as any other request, or all values of a
 * distribution metric (`request_type: "histogram"` with one `query`).
 */
export function readSpreadQuestion(request: JsonObject, { form, bind, bindHistogram }: SpreadOptions): ReadQuestion {
  const query = asObject(request.query);
  if (!query) return readQuestion(request, { form, bind });
  const source = asText(query.data_source);
  const text = asText(query.query);
  if (source !== 'metrics') return { kind: 'fault', fault: `Requests of ${source ?? 'no source'} are not drawn yet.` };
  if (text === undefined) return { kind: 'fault', fault: 'This request has no query.' };
  return { kind: 'question', question: { kind: 'histogram', query: bindHistogram(text) } };
}
