import { parseQueries } from '../query-language/parse.ts';
import { type NumberFormat, readNumberFormat } from './number-format.ts';
import { type BindSource, type ReadQuestion, readQuestion } from './read-question.ts';
import { asNumber, asObject, asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';
import { ROW_AGGREGATORS, type RowAggregator } from './scalar-rows.ts';

/** The request of a widget that shows numbers. */
export interface ScalarWidget {
  readonly read: ReadQuestion;
  /** For the old form; the new one says it in its queries. */
  readonly aggregator: RowAggregator;
  /** Why the aggregator that is named is not used. */
  readonly fault?: string;
  readonly conditionalFormats: unknown;
  /** Of the first formula. */
  readonly numberFormat: NumberFormat;
  /** How many rows, the greatest first unless `asc`. */
  readonly count?: number;
  readonly order: 'asc' | 'desc';
}

/** Reads the request of a query value or a top list. */
export function readScalar(
  definition: JsonObject,
  bind: (query: string) => string,
  bindSource?: BindSource,
): ScalarWidget {
  const request = asObjects(definition.requests)[0] ?? {};
  const formula = asObjects(request.formulas)[0];
  const named = asText(request.aggregator);
  const aggregator = asOneOf(named, ROW_AGGREGATORS);
  const isOld = typeof request.q === 'string';
  const sort = asObject(request.sort);
  const count = asNumber(sort?.count);
  const rank = isOld ? rankOf(bind(String(request.q))) : undefined;
  return {
    read: readQuestion(request, { form: 'scalar', bind, bindSource }),
    aggregator: aggregator ?? rank?.aggregator ?? 'avg',
    ...(isOld &&
      named !== undefined &&
      !aggregator && { fault: `The aggregator ${named} is not drawn yet; this is avg.` }),
    conditionalFormats: formula?.conditional_formats ?? request.conditional_formats,
    numberFormat: readNumberFormat(formula?.number_format),
    ...(count !== undefined && { count }),
    order: asOneOf(asObjects(sort?.order_by)[0]?.order, ['asc', 'desc']) ?? rank?.order ?? 'desc',
  };
}

/** By what `top(…, 'max', 'asc')` ranks, as far as it is an aggregator. */
function rankOf(text: string): { readonly aggregator?: RowAggregator; readonly order?: 'asc' | 'desc' } | undefined {
  try {
    const [expression] = parseQueries(text);
    if (expression?.kind !== 'call' || expression.name !== 'top') return undefined;
    const { by, order } = expression.arguments;
    const aggregator = by === 'mean' ? 'avg' : asOneOf(by, ROW_AGGREGATORS);
    const direction = asOneOf(order, ['asc', 'desc']);
    return { ...(aggregator && { aggregator }), ...(direction && { order: direction }) };
  } catch {
    // The backend says what is wrong with it.
    return undefined;
  }
}
