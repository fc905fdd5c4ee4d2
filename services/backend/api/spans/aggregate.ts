import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SpanAggregateResponse } from '../../../../lib/api-types/spans.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { aggregateSpans } from '../../query/search/aggregate-spans.ts';
import { readBody, spansFilter, time } from './read-body.ts';
import type { SpansDeps } from './spans-deps.ts';

const order = z.enum(['asc', 'desc']);

const attributesSchema = z.strictObject({
  compute: z
    .array(
      z.strictObject({
        aggregation: z.string(),
        metric: z.string().exactOptional(),
        interval: z.string().exactOptional(),
        type: z.enum(['total', 'timeseries']).exactOptional(),
      }),
    )
    .min(1)
    .max(20),
  filter: spansFilter.exactOptional(),
  group_by: z
    .array(
      z.strictObject({
        facet: z.string(),
        limit: z.int().min(1).max(1000).exactOptional(),
        missing: z.union([z.string(), z.number()]).exactOptional(),
        sort: z
          .strictObject({
            aggregation: z.string().exactOptional(),
            metric: z.string().exactOptional(),
            order: order.exactOptional(),
            type: z.enum(['alphabetical', 'measure']).exactOptional(),
          })
          .exactOptional(),
        total: z.union([z.boolean(), z.string(), z.number()]).exactOptional(),
        histogram: z.undefined('not supported yet: histogram').exactOptional(),
      }),
    )
    .max(4)
    .exactOptional(),
  options: time.exactOptional(),
});

/** `POST /api/v2/spans/analytics/aggregate`: counts and other computes of spans, by group and over time. */
export const aggregate: Route<SpansDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const startedMs = clock.monotonic();
    const attributes = readBody(request.body, 'aggregate_request', attributesSchema);
    const data = await aggregateSpans(store.spans, attributes, clock.now());
    const elapsed = Math.round(clock.monotonic() - startedMs);
    const body: SpanAggregateResponse = { data, meta: { elapsed, request_id: randomUUID(), status: 'done' } };
    response.json(body);
  };
