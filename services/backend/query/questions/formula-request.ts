import { z } from 'zod';
import { errors } from '../../../../lib/http/errors.ts';
import type { Expression } from '../../../../lib/query-language/types.ts';
import { parseRequestedFormula, parseRequestedQueries } from '../metrics/parse-query.ts';
import { type ScalarAggregator, scalarAggregators } from '../metrics/scalar.ts';

const timeMs = z.number().min(0).max(1e14);

const limitSchema = z.strictObject({
  count: z.number().int().min(1).max(10_000).optional(),
  order: z.enum(['asc', 'desc']).optional(),
});

const attributesSchema = z.strictObject({
  from: timeMs,
  to: timeMs,
  interval: z.number().min(1).optional(),
  queries: z.array(z.looseObject({ data_source: z.string() })).min(1),
  formulas: z.array(z.strictObject({ formula: z.string(), limit: limitSchema.optional() })).optional(),
});

const metricQuerySchema = z.strictObject({
  data_source: z.literal('metrics'),
  query: z.string(),
  name: z
    .string()
    .regex(/^[A-Za-z]\w*$/)
    .optional(),
  aggregator: z.enum(scalarAggregators).optional(),
});

/** A query of a request, read. */
export interface RequestedQuery {
  readonly name: string;
  readonly expression: Expression;
  readonly aggregator?: ScalarAggregator;
}

/** A formula of a request, read. */
export interface RequestedFormula {
  readonly text: string;
  readonly expression: Expression;
  readonly limit: z.infer<typeof limitSchema>;
}

/** Metric queries and formulas over them, read (api.md 3.7). */
export interface FormulaRequest {
  readonly fromMs: number;
  readonly toMs: number;
  readonly intervalMs?: number;
  readonly queries: readonly RequestedQuery[];
  /** As written, or else one for each query. */
  readonly formulas: readonly RequestedFormula[];
}

/**
 * Reads the body of `POST /api/v2/query/timeseries` or `…/scalar`.
 * @param type `timeseries_request` or `scalar_request`
 * @throws HttpError 400 that names the field
 */
export function readFormulaBody(body: unknown, type: string): FormulaRequest {
  const data = z.object({ data: z.object({ type: z.unknown(), attributes: z.unknown() }) }).safeParse(body);
  if (!data.success) throw errors.inputInvalid(describe(data.error));
  if (data.data.data.type !== type) throw errors.inputInvalid(`Invalid type. Expected "${type}".`);
  return readFormulas(data.data.data.attributes);
}

/**
 * Reads the attributes of such a request.
 * @throws HttpError 400 that names the field
 */
export function readFormulas(attributes: unknown): FormulaRequest {
  const read = attributesSchema.safeParse(attributes);
  if (!read.success) throw errors.inputInvalid(describe(read.error));
  const { from: fromMs, to: toMs, interval: intervalMs } = read.data;
  if (fromMs > toMs) throw errors.inputInvalid("'from' must not be after 'to'");
  const queries = read.data.queries.map(readQuery);
  const names = queries.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw errors.inputInvalid(`queries: more than one is named '${twice}'`);
  const written: NonNullable<typeof read.data.formulas> = read.data.formulas ?? names.map((formula) => ({ formula }));
  const formulas = written.map(({ formula: text, limit = {} }) => {
    return { text, expression: parseRequestedFormula(text, names), limit };
  });
  return { fromMs, toMs, ...(intervalMs !== undefined && { intervalMs }), queries, formulas };
}

/** A request of one query often does not name it. */
function readQuery(written: { readonly data_source: string }, at: number): RequestedQuery {
  if (written.data_source !== 'metrics') throw errors.parameterNotSupported(`data_source ${written.data_source}`);
  const query = metricQuerySchema.safeParse(written);
  if (!query.success) throw errors.inputInvalid(describe(query.error));
  const [expression, ...others] = parseRequestedQueries(query.data.query);
  if (!expression || others.length > 0) throw errors.inputInvalid(`queries.${at}.query: one query, not several`);
  const { name = `query${at + 1}`, aggregator } = query.data;
  return { name, expression, ...(aggregator && { aggregator }) };
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
}
