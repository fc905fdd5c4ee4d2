import { type BindSource, type ReadQuestion, readQuestion } from './read-question.ts';
import { asNumber, asObjects, asOneOf, type JsonObject } from './read-value.ts';
import { type RowOrder, readRowSort } from './row-order.ts';
import { readScalarRequest, type ScalarRequest } from './scalar-request.ts';

/** A table as its definition says. */
export interface QueryTableWidget {
  readonly requests: readonly ScalarRequest[];
  /** By request, where one of its columns is drawn as a trend. */
  readonly trends: readonly (ReadQuestion | undefined)[];
  readonly rules: readonly RowOrder[];
  /** How many rows; as many as a table without a limit has. */
  readonly count: number;
  readonly searchBar: 'always' | 'never' | 'auto';
  /** Formats of texts, by the place of the group key. */
  readonly textFormats: readonly unknown[];
}

const MOST_ROWS = 500;

/** Reads the definition of a widget of type `query_table`. */
export function readQueryTable(
  definition: JsonObject,
  bind: (query: string) => string,
  bindSource?: BindSource,
): QueryTableWidget {
  const written = asObjects(definition.requests);
  const requests = written.map((request) => readScalarRequest(request, bind, bindSource));
  const { rules, count } = readRowSort(written.find(({ sort }) => sort)?.sort);
  const formats = written.find(({ text_formats }) => Array.isArray(text_formats))?.text_formats;
  return {
    requests,
    trends: written.map((request, at) =>
      requests[at]?.columns.some(({ mode }) => mode === 'trend')
        ? readQuestion(request, { form: 'timeseries', bind, bindSource })
        : undefined,
    ),
    rules: rules.length > 0 ? rules : [oldOrder(written, requests)],
    count: count ?? written.map(({ limit }) => asNumber(limit)).find((limit) => limit !== undefined) ?? MOST_ROWS,
    searchBar: asOneOf(definition.has_search_bar, ['always', 'never']) ?? 'auto',
    textFormats: Array.isArray(formats) ? formats : [],
  };
}

/** In the old form the first request that has an order is what rows are sorted by. */
function oldOrder(written: readonly JsonObject[], requests: readonly ScalarRequest[]): RowOrder {
  const place = Math.max(
    0,
    written.findIndex(({ order }) => order),
  );
  const column = requests.slice(0, place).reduce((sum, { columns }) => sum + columns.length, 0);
  return { by: 'column', column, order: asOneOf(written[place]?.order, ['asc', 'desc']) ?? 'desc' };
}
