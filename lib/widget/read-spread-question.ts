import { type BindSource, type ReadQuestion, readQuestion } from './read-question.ts';
import { asObject, asText, type JsonObject } from './read-value.ts';

/** For what window a heat map or a distribution is read, and how values come in place of its variables. */
export interface SpreadBinding {
  readonly spanMs: number;
  readonly bind: (query: string) => string;
  readonly bindSource?: BindSource | undefined;
}

interface SpreadOptions {
  /** What is drawn of the values of groups: their lines, or one number of each. */
  readonly form: 'timeseries' | 'scalar';
  /** The text of a query of groups as it is sent. */
  readonly bind: (query: string) => string;
  readonly bindSource?: BindSource | undefined;
  /** That of a query of all values. */
  readonly bindHistogram: (query: string) => string;
}

/**
 * What a request of a heat map or a distribution asks: the values of groups, as any other request, or all values of a
 * distribution metric (`request_type: "histogram"` with one `query`).
 */
export function readSpreadQuestion(
  request: JsonObject,
  { form, bind, bindSource, bindHistogram }: SpreadOptions,
): ReadQuestion {
  const query = asObject(request.query);
  if (!query) return readQuestion(request, { form, bind, bindSource });
  const source = asText(query.data_source);
  const text = asText(query.query);
  if (source !== 'metrics') return { kind: 'fault', fault: `Requests of ${source ?? 'no source'} are not drawn yet.` };
  if (text === undefined) return { kind: 'fault', fault: 'This request has no query.' };
  return { kind: 'question', question: { kind: 'histogram', query: bindHistogram(text) } };
}
