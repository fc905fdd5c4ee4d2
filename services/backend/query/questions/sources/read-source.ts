import { z } from 'zod';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Expression } from '../../../../../lib/query-language/types.ts';
import type { Store } from '../../../store/store.ts';
import type { OtherSource } from '../../metrics/other-source.ts';
import { parseRequestedQueries } from '../../metrics/parse-query.ts';
import { type ScalarAggregator, scalarAggregators } from '../../metrics/scalar.ts';
import { apmMetricsSchema, apmResourceStatsSchema, readApmMetrics, readApmResourceStats } from './apm-query.ts';
import { apmSource } from './apm-source.ts';
import { spanQuerySchema, spanSource } from './span-source.ts';

/** What queries read. */
export type SourceDeps = Pick<Store, 'metrics' | 'spans'>;

/** A query of a request without its name. */
export interface ReadSource {
  readonly expression: Expression | OtherSource;
  readonly aggregator?: ScalarAggregator;
}

type Reader = (deps: SourceDeps, written: Written) => ReadSource;

/** A query, and where it stands in the request: `queries.0`. */
interface Written {
  readonly query: object;
  readonly field: string;
}

const metricQuerySchema = z.strictObject({
  data_source: z.literal('metrics'),
  query: z.string(),
  name: z.string().optional(),
  aggregator: z.enum(scalarAggregators).optional(),
});

const readers = new Map<string, Reader>([
  ['metrics', (_, written) => readMetricQuery(parsed(metricQuerySchema, written), written.field)],
  ['spans', ({ spans }, written) => ({ expression: spanSource(spans, parsed(spanQuerySchema, written)) })],
  [
    'apm_metrics',
    ({ metrics }, written) => ({ expression: apmSource(metrics, readApmMetrics(parsed(apmMetricsSchema, written))) }),
  ],
  [
    'apm_resource_stats',
    ({ metrics }, written) => ({
      expression: apmSource(metrics, readApmResourceStats(parsed(apmResourceStatsSchema, written))),
    }),
  ],
]);

/**
 * Reads a query by its data source.
 * @param field where it stands in the request: `queries.0`
 * @throws HttpError 400 or 422 that names the source, the field or what is wrong in a text
 */
export function readSource(deps: SourceDeps, query: { readonly data_source: string }, field: string): ReadSource {
  const read = readers.get(query.data_source);
  if (!read) throw errors.parameterNotSupported(`data_source ${query.data_source.slice(0, 40)}`);
  return read(deps, { query, field });
}

function readMetricQuery({ query, aggregator }: z.infer<typeof metricQuerySchema>, field: string): ReadSource {
  const [expression, ...others] = parseRequestedQueries(query);
  if (!expression || others.length > 0) throw errors.inputInvalid(`${field}.query: one query, not several`);
  return { expression, ...(aggregator && { aggregator }) };
}

function parsed<Schema extends z.ZodType>(schema: Schema, { query, field }: Written): z.infer<Schema> {
  const read = schema.safeParse(query);
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => `${[field, ...path].join('.')}: ${message}`);
  throw errors.inputInvalid(issues.join('; '));
}
