import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { client, v2 } from '@datadog/datadog-api-client';
import type { GivenSpan } from '../../services/backend/store/spans/span-batch.ts';
import { serveSpans } from '../harness/serve-spans.ts';

/** The official client, in front of a store with these spans. */
async function clientOf(context: TestContext, spansAt: (nowNs: bigint) => readonly GivenSpan[]) {
  const configuration = client.createConfiguration({
    baseServer: new client.BaseServerConfiguration(await serveSpans(context, spansAt), {}),
    authMethods: { apiKeyAuth: 'any', appKeyAuth: 'any' },
  });
  // New at Datadog, too.
  configuration.unstableOperations['v2.getTraceByID'] = true;
  return configuration;
}

const traceId = 0x0123_4567_89ab_cdef_fedc_ba98_7654_3210n;

/** Twenty-five requests of two services, a second apart, the newest a second ago; every fifth is slow and an error. */
function requests(nowNs: bigint): GivenSpan[] {
  return Array.from({ length: 25 }, (_, at) => ({
    traceId: traceId + BigInt(at),
    spanId: 9_270_756_141_854_228_302n + BigInt(at),
    startNs: nowNs - BigInt(25 - at) * 1_000_000_000n,
    durationNs: at % 5 === 0 ? 2_000_000_000n : 5_000_000n,
    service: at % 2 === 0 ? 'web' : 'api',
    name: 'express.request',
    resource: `GET /${at}`,
    type: 'web',
    env: 'lab',
    host: 'box',
    isError: at % 5 === 0,
    tags: [['http.status_code', at % 5 === 0 ? '500' : '200'] as const],
    numbers: { 'http.size': at },
  }));
}

/** Fails where the client found something that is not of its model. */
function assertParsed(value: unknown, path = 'answer'): void {
  if (typeof value !== 'object' || value === null) return;
  assert.notEqual(value.constructor.name, 'UnparsedObject', path);
  assert.notEqual((value as { readonly _unparsed?: boolean })._unparsed, true, path);
  for (const [key, inner] of Object.entries(value)) assertParsed(inner, `${path}.${key}`);
}

async function collect(items: AsyncGenerator<v2.Span>): Promise<readonly v2.Span[]> {
  const all: v2.Span[] = [];
  for await (const item of items) all.push(item);
  assertParsed(all);
  return all;
}

const resources = (spans: readonly v2.Span[]) => spans.map(({ attributes }) => attributes?.resourceName);

test('@datadog/datadog-api-client: spans by POST, page after page, newest first', async (t) => {
  const api = new v2.SpansApi(await clientOf(t, requests));
  const attributes = { filter: { query: '*', from: 'now-15m', to: 'now' }, page: { limit: 10 } };
  const spans = await collect(api.listSpansWithPagination({ body: { data: { type: 'search_request', attributes } } }));
  assert.deepEqual(
    resources(spans),
    Array.from({ length: 25 }, (_, at) => `GET /${24 - at}`),
  );
  const [first] = spans;
  assert.deepEqual(first?.attributes?.startTimestamp?.toISOString(), '2025-12-31T23:59:59.000Z');
  assert.equal(first?.attributes?.traceId, (traceId + 24n).toString(16).padStart(32, '0'));
  assert.equal(first?.attributes?.spanId, '9270756141854228326');
  assert.equal(first?.attributes?.custom?.http.status_code, '200');
  assert.equal(first?.attributes?.custom?.http.size, 24);
  assert.equal(first?.attributes?.custom?.duration, 5_000_000);
  assert.equal(new Set(spans.map(({ id }) => id)).size, 25);
});

test('@datadog/datadog-api-client: spans by GET, page after page, oldest first, of a search', async (t) => {
  const api = new v2.SpansApi(await clientOf(t, requests));
  const filterQuery = 'service:web @http.status_code:[400 TO 599] @duration:>1s';
  const spans = await collect(api.listSpansGetWithPagination({ filterQuery, sort: 'timestamp', pageLimit: 1 }));
  assert.deepEqual(resources(spans), ['GET /0', 'GET /10', 'GET /20']);
});

test('@datadog/datadog-api-client: aggregates, as totals and over time', async (t) => {
  const api = new v2.SpansApi(await clientOf(t, requests));
  const ask = async (attributes: v2.SpansAggregateRequestAttributes) => {
    const answer = await api.aggregateSpans({ body: { data: { type: 'aggregate_request', attributes } } });
    assertParsed(answer);
    assert.equal(answer.meta?.status, 'done');
    return answer.data?.map((bucket) => ({ by: bucket.attributes?.by, compute: bucket.attributes?.compute })) ?? [];
  };
  const groupBy = [{ facet: 'service', limit: 5, sort: { type: 'measure' as const, aggregation: 'count' as const } }];
  assert.deepEqual(
    await ask({ compute: [{ aggregation: 'count' }, { aggregation: 'max', metric: '@http.size' }], groupBy }),
    [
      { by: { service: 'web' }, compute: { c0: 13, c1: 24 } },
      { by: { service: 'api' }, compute: { c0: 12, c1: 23 } },
    ],
  );
  const [series] = await ask({
    compute: [{ aggregation: 'count', type: 'timeseries', interval: '5m' }],
    filter: { query: 'status:error', from: 'now-15m', to: 'now' },
  });
  assert.deepEqual(series, { by: {}, compute: { c0: [{ time: '2025-12-31T23:55:00.000Z', value: 5 }] } });
});

test('@datadog/datadog-api-client: what is refused, as its exceptions tell it', async (t) => {
  const api = new v2.SpansApi(await clientOf(t, requests));
  const refusal = async (request: Promise<unknown>) => {
    const error = (await request.then(
      () => assert.fail('accepted'),
      (reason: unknown) => reason,
    )) as {
      readonly code: number;
      readonly body: { readonly errors: readonly { readonly title?: string; readonly detail?: string }[] };
    };
    assertParsed(error.body);
    return [error.code, error.body.errors[0]?.title, error.body.errors[0]?.detail];
  };
  const filter = { query: 'service:web*', from: 'now', to: 'now-15m' };
  const search = { type: 'search_request' as const, attributes: { filter } };
  const detail = "invalid_argument(Field 'filter.from,to' is invalid: 'from' should be anterior to 'to')";
  assert.deepEqual(await refusal(api.listSpans({ body: { data: search } })), [422, 'Generic Error', detail]);
  const [code, , reason] = await refusal(api.listSpansGet({ filterQuery: 'service:(web' }));
  assert.equal(code, 422);
  assert.match(String(reason), /expected '\)', found its end/);
});

test('@datadog/datadog-api-client: a trace, and one that is not there', async (t) => {
  const api = new v2.APMTraceApi(
    await clientOf(t, (nowNs) => [
      { traceId, spanId: 1n, startNs: nowNs - 100n, durationNs: 100n, service: 'web', isError: true },
      { traceId, spanId: 2n, parentId: 1n, startNs: nowNs - 80n, durationNs: 30n, service: 'api', tags: [['a', 'b']] },
    ]),
  );
  const id = traceId.toString(16).padStart(32, '0');
  const answer = await api.getTraceByID({ traceId: id });
  assertParsed(answer);
  assert.equal(answer.data.id, id);
  assert.equal(answer.data.attributes.isTruncated, false);
  assert.deepEqual(
    answer.data.attributes.spans.map(({ service, spanId, parentId, error, selfTime, meta }) => ({
      service,
      spanId,
      parentId,
      error,
      selfTime,
      meta,
    })),
    [
      { service: 'web', spanId: 1, parentId: 0, error: 1, selfTime: 70, meta: {} },
      { service: 'api', spanId: 2, parentId: 1, error: 0, selfTime: 30, meta: { a: 'b' } },
    ],
  );
  const low = await api
    .getTraceByID({ traceId: String(traceId % 2n ** 64n), includeFields: ['service', 'name'] })
    .catch((error: unknown) => error);
  // The client's own model has more fields than it was asked for as required.
  assert.match(String(low), /missing required property/);
  await assert.rejects(api.getTraceByID({ traceId: '77' }), { code: 404 });
});

test('@datadog/datadog-api-client: the list of services', async (t) => {
  const api = new v2.APMApi(
    await clientOf(t, (nowNs) => [...requests(nowNs), { service: 'other', env: 'prod', startNs: nowNs - 1n }]),
  );
  const list = async (filterEnv: string) => {
    const answer = await api.getServiceList({ filterEnv });
    assertParsed(answer);
    return answer.data?.attributes?.services;
  };
  assert.deepEqual(await list('lab'), ['api', 'web']);
  assert.deepEqual(await list('*'), ['api', 'other', 'web']);
  assert.deepEqual(await list('nowhere'), []);
});
