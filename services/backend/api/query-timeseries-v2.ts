import { z } from 'zod';
import type { TimeseriesResponse } from '../../../lib/api-types/query.ts';
import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import { evaluateMetricQuery, type MetricResult } from '../query/metrics/evaluate.ts';
import { parseRequestedQuery } from '../query/metrics/parse-query.ts';
import { metricUnits } from '../query/metrics/units.ts';
import type { MetricDeps } from './metric-deps.ts';

const timeMs = z.number().min(0).max(1e14);

const attributesSchema = z.strictObject({
  from: timeMs,
  to: timeMs,
  interval: z.number().min(1).optional(),
  queries: z.array(z.looseObject({ data_source: z.string() })).min(1),
  /** `limit` has no effect on a timeseries, as at Datadog. */
  formulas: z.array(z.strictObject({ formula: z.string(), limit: z.unknown().optional() })).optional(),
});

const metricQuerySchema = z.strictObject({
  data_source: z.literal('metrics'),
  query: z.string(),
  name: z.string().optional(),
});

type Attributes = z.infer<typeof attributesSchema>;

/** `POST /api/v2/query/timeseries` with one metric query and no formula but its name (api.md 3.7). */
export const queryTimeseriesV2: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const attributes = readAttributes(request.body);
    const query = parseRequestedQuery(theOneQuery(attributes));
    const window = {
      fromS: attributes.from / 1000,
      toS: attributes.to / 1000,
      ...(attributes.interval !== undefined && { intervalS: Math.ceil(attributes.interval / 1000) }),
    };
    if (window.fromS > window.toS) throw errors.inputInvalid("'from' must not be after 'to'");
    const [result, unit] = await Promise.all([
      evaluateMetricQuery(store.metrics, query, window),
      metricUnits(store.metrics, query.metric),
    ]);
    response.json({ data: { id: '0', type: 'timeseries_response', attributes: toAnswer(result, unit) } });
  };

function readAttributes(body: unknown): Attributes {
  const data = z.object({ data: z.object({ type: z.unknown(), attributes: z.unknown() }) }).safeParse(body);
  if (!data.success) throw errors.inputInvalid(describe(data.error));
  if (data.data.data.type !== 'timeseries_request')
    throw errors.inputInvalid('Invalid type. Expected "timeseries_request".');
  const attributes = attributesSchema.safeParse(data.data.data.attributes);
  if (!attributes.success) throw errors.inputInvalid(describe(attributes.error));
  return attributes.data;
}

/** The text of the only query. Anything that one metric query cannot say is refused by its name. */
function theOneQuery({ queries, formulas }: Attributes): string {
  const foreign = queries.find(({ data_source }) => data_source !== 'metrics');
  if (foreign) throw errors.parameterNotSupported(`data_source ${foreign.data_source}`);
  if (queries.length > 1) throw errors.parameterNotSupported('several queries');
  const query = metricQuerySchema.safeParse(queries[0]);
  if (!query.success) throw errors.inputInvalid(describe(query.error));
  const formula = formulas?.find((each) => each.formula.trim() !== query.data.name);
  if (formula) throw errors.parameterNotSupported(`formula '${formula.formula}'`);
  if ((formulas?.length ?? 0) > 1) throw errors.parameterNotSupported('several formulas');
  return query.data.query;
}

/** Times are those at which any series has a point; a series without one there has null. */
function toAnswer(result: MetricResult, unit: Awaited<ReturnType<typeof metricUnits>>): TimeseriesResponse {
  const { series, firstBucketS, intervalS, bucketCount } = result;
  const buckets = Array.from({ length: bucketCount }, (_, at) => at).filter((at) =>
    series.some(({ values }) => !Number.isNaN(values[at] ?? Number.NaN)),
  );
  return {
    series: series.map(({ groupTags }) => ({ group_tags: groupTags, query_index: 0, unit })),
    times: buckets.map((at) => (firstBucketS + at * intervalS) * 1000),
    values: series.map(({ values }) => buckets.map((at) => toNullable(values[at] ?? Number.NaN))),
  };
}

function toNullable(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
}
