import { z } from 'zod';
import { errors } from '../../../../lib/http/errors.ts';
import type { Expression } from '../../../../lib/query-language/types.ts';
import { MOST_QUERIES } from '../../../../lib/widget/asked-question.ts';
import { parseRequestedFormula } from '../metrics/parse-query.ts';
import { type ReadSource, readSource, type SourceDeps } from './sources/read-source.ts';

const timeMs = z.number().min(0).max(1e14);

const limitSchema = z.strictObject({
  count: z.number().int().min(1).max(10_000).optional(),
  order: z.enum(['asc', 'desc']).optional(),
});

const attributesSchema = z.strictObject({
  from: timeMs,
  to: timeMs,
  interval: z.number().min(1).optional(),
  queries: z
    .array(z.looseObject({ data_source: z.string() }))
    .min(1)
    .max(MOST_QUERIES),
  formulas: z
    .array(z.strictObject({ formula: z.string(), limit: limitSchema.optional() }))
    .max(MOST_QUERIES)
    .optional(),
});

const named = z.looseObject({
  name: z
    .string()
    .regex(/^[A-Za-z]\w*$/)
    .optional(),
});

/** A query of a request, read. */
export interface RequestedQuery extends ReadSource {
  readonly name: string;
}

/** A formula of a request, read. */
export interface RequestedFormula {
  readonly text: string;
  readonly expression: Expression;
  readonly limit: z.infer<typeof limitSchema>;
}

/** Queries and formulas over them, read (api.md 3.7). */
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
export function readFormulaBody(deps: SourceDeps, body: unknown, type: string): FormulaRequest {
  const data = z.object({ data: z.object({ type: z.unknown(), attributes: z.unknown() }) }).safeParse(body);
  if (!data.success) throw errors.inputInvalid(describe(data.error));
  if (data.data.data.type !== type) throw errors.inputInvalid(`Invalid type. Expected "${type}".`);
  return readFormulas(deps, data.data.data.attributes);
}

/**
 * Reads the attributes of such a request.
 * @throws HttpError 400 that names the field
 */
export function readFormulas(deps: SourceDeps, attributes: unknown): FormulaRequest {
  const read = attributesSchema.safeParse(attributes);
  if (!read.success) throw errors.inputInvalid(describe(read.error));
  const { from: fromMs, to: toMs, interval: intervalMs } = read.data;
  if (fromMs > toMs) throw errors.inputInvalid("'from' must not be after 'to'");
  const queries = read.data.queries.map((written, at) => readQuery(deps, written, at));
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
function readQuery(deps: SourceDeps, written: { readonly data_source: string }, at: number): RequestedQuery {
  const name = named.safeParse(written);
  if (!name.success) throw errors.inputInvalid(`queries.${at}.${describe(name.error)}`);
  return { name: name.data.name ?? `query${at + 1}`, ...readSource(deps, written, `queries.${at}`) };
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
}
