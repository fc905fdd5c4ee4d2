import type { Request } from 'express';
import { z } from 'zod';
import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import type { MetricMetadata } from '../../../lib/model/metric.ts';
import { findUnit } from '../../../lib/units/unit-table.ts';
import type { MetricDetail } from '../store/store.ts';
import type { MetricDeps } from './metric-deps.ts';

/** Longest text of a field. */
const maxText = 2000;

const text = z.string().max(maxText).nullish();
const unit = text.refine((name) => name === undefined || name === null || name === '' || findUnit(name) !== undefined, {
  error: (issue) => `'${String(issue.input)}' is not one of Datadog's units (byte, millisecond, percent, request, …)`,
});

const bodySchema = z.strictObject({
  type: z.enum(['gauge', 'rate', 'count', 'distribution']).nullish(),
  description: text,
  short_name: text,
  unit,
  per_unit: unit,
  statsd_interval: z.int().min(1).max(86_400).nullish(),
  /** Read-only: named by the check that declares the metric. Accepted because clients send back what they read. */
  integration: text,
});

/** `GET /api/v1/metrics/{name}`. */
export const getMetricMetadata: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    response.json(toBody(await describe(store, metricOf(request))));
  };

/**
 * `PUT /api/v1/metrics/{name}`: sets the fields that are given. A field that is absent or null stays as it is;
 * an empty text clears it.
 */
export const putMetricMetadata: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const metric = metricOf(request);
    await describe(store, metric);
    const body = bodySchema.safeParse(request.body);
    if (!body.success) throw errors.bad(body.error.issues.map(toText));
    await store.metrics.setMetadata(metric, toMetadata(body.data));
    response.json(toBody(await describe(store, metric)));
  };

function metricOf(request: Request): string {
  return String(request.params.metric);
}

async function describe({ metrics }: MetricDeps['store'], metric: string): Promise<MetricDetail> {
  const detail = await metrics.describe(metric);
  if (!detail) throw errors.noSuchMetric(metric);
  return detail;
}

function toMetadata(body: z.infer<typeof bodySchema>): MetricMetadata {
  return {
    ...(body.type && { type: body.type }),
    ...(typeof body.description === 'string' && { description: body.description }),
    ...(typeof body.short_name === 'string' && { shortName: body.short_name }),
    ...(typeof body.unit === 'string' && { unit: body.unit }),
    ...(typeof body.per_unit === 'string' && { perUnit: body.per_unit }),
    ...(typeof body.statsd_interval === 'number' && { statsdIntervalS: body.statsd_interval }),
  };
}

function toBody({ type, metadata }: MetricDetail) {
  return {
    type: metadata.type ?? type,
    description: metadata.description || null,
    short_name: metadata.shortName || null,
    unit: metadata.unit || null,
    per_unit: metadata.perUnit || null,
    statsd_interval: metadata.statsdIntervalS ?? null,
    integration: metadata.integration ?? null,
  };
}

function toText(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return issue.path.length > 0 ? `Invalid value of '${issue.path.join('.')}': ${issue.message}` : issue.message;
}
