import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import express, { type Express } from 'express';
import supertest from 'supertest';
import type { ApmMap, ApmResourceDetail, ApmServiceDetail, ApmServices } from '../../../../../lib/api-types/apm.ts';
import type { TestSpan } from '../../../../../lib/codec/traces/testing-spans.ts';
import { errorResponse } from '../../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../../lib/http/keys.ts';
import { mount } from '../../../../../lib/http/mount.ts';
import { createLogger } from '../../../../../lib/log/logger.ts';
import { makePipeline, nodejs } from '../../../intake/traces/pipeline/testing-pipeline.ts';
import { temporaryStore } from '../../../store/testing/temporary-store.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { labRoutes } from '../routes.ts';

const seconds = 1_000_000_000n;
const minuteS = 60;

let app: Express;
/** Unix seconds; the traces are of the minute before. */
let nowS: number;

before(async (context) => {
  const { store, clock } = await temporaryStore(context as never);
  nowS = Math.floor(clock.now() / 1000 / minuteS) * minuteS + minuteS;
  const { pipeline, decode, clock: pipelineClock } = makePipeline({ hostname: 'lab-host', defaultEnv: 'lab' });
  await pipelineClock.advance(nowS * 1000 - minuteS * 1000 - pipelineClock.now());
  const chunks = Array.from({ length: 100 }, (_, at) => ({ spans: trace(at) }));
  store.sink.send({ kind: 'spans', batch: pipeline.process(decode(chunks), nodejs) });
  const { points, sketches } = pipeline.close();
  store.sink.send({ kind: 'points', batch: points });
  store.sink.send({ kind: 'sketches', batch: sketches });
  await clock.advance(nowS * 1000 - clock.now());
  app = express();
  const deps = { store, clock } as unknown as ApiDeps;
  mount(app, labRoutes, { deps, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
});

/** A hundred traces: a request of shop that asks cart, which asks its database. Request n takes n + 1 hundredths of a second; each tenth fails. */
function trace(n: number): TestSpan[] {
  const startNs = BigInt(nowS - minuteS) * seconds + BigInt(n) * 100_000_000n;
  const durationNs = BigInt(n + 1) * 10_000_000n;
  const traceId = BigInt(n + 1);
  const failed = n % 10 === 0;
  const of = (spanId: bigint, parentId: bigint, differs: Partial<TestSpan>): TestSpan => ({
    traceId,
    spanId: traceId * 10n + spanId,
    parentId: parentId === 0n ? 0n : traceId * 10n + parentId,
    startNs,
    durationNs,
    error: 0,
    ...differs,
  });
  const web = { type: 'web', name: 'express.request' };
  return [
    of(1n, 0n, {
      ...web,
      service: 'shop',
      resource: n % 4 === 0 ? 'GET /Basket' : 'GET /',
      error: failed ? 1 : 0,
      meta: { 'span.kind': 'server', 'http.status_code': failed ? '500' : '200', version: '1.2.3' },
    }),
    of(2n, 1n, {
      ...web,
      service: 'cart',
      resource: 'GET /api',
      durationNs: durationNs / 2n,
      meta: { 'span.kind': 'server' },
    }),
    of(3n, 2n, {
      type: 'sql',
      name: 'mysql.query',
      service: 'cart-mysql',
      resource: 'SELECT * FROM cart WHERE id = 5',
      durationNs: durationNs / 4n,
      meta: { 'span.kind': 'client' },
    }),
    of(4n, 1n, { name: 'render', service: 'shop', resource: 'page', durationNs: 0n }),
  ];
}

async function get<Body>(path: string, query: Record<string, unknown> = {}): Promise<Body> {
  const { status, body } = await supertest(app)
    .get(`/labrador/api/apm${path}`)
    .query({ from: nowS - minuteS, to: nowS, ...query });
  assert.equal(status, 200, JSON.stringify(body));
  return body as Body;
}

function near(actual: number | null | undefined, expected: number): void {
  assert.ok(
    actual !== null && actual !== undefined && Math.abs(actual / expected - 1) < 0.03,
    `${actual} ~ ${expected}`,
  );
}

test('services come with their figures, by name', async () => {
  const { envs, services } = await get<ApmServices>('/services');
  assert.deepEqual(envs, ['lab']);
  assert.deepEqual(
    services.map(({ service, type, operation, hits, errors }) => [service, type, operation, hits, errors]),
    [
      ['cart', 'web', 'express.request', 100, 0],
      ['cart-mysql', 'db', 'mysql.query', 100, 0],
      ['shop', 'web', 'express.request', 100, 10],
    ],
  );
  const shop = services[2];
  assert.equal(shop?.errorRate, 0.1);
  near(shop?.requestsPerS, 100 / minuteS);
  near(shop?.avgS, 0.505);
  near(shop?.p50S, 0.5);
  near(shop?.p95S, 0.95);
  near(shop?.maxS, 1);
  // Satisfied: 50 requests of at most 0.5 s but for the 5 that failed; tolerated: 50 but for 5.
  near(shop?.apdex, (45 + 45 / 2) / 100);
  assert.equal(services[1]?.apdex, null);
  near(
    shop?.sparkline.reduce<number>((sum, rate) => sum + (rate ?? 0) * 10, 0),
    100,
  );
});

test('another env has nothing', async () => {
  const { envs, services } = await get<ApmServices>('/services', { env: 'prod' });
  assert.deepEqual([envs, services], [['lab'], []]);
});

test('a service has resources by their own names, neighbours, versions and where its time went', async () => {
  const detail = await get<ApmServiceDetail>('/services/shop', { env: 'lab' });
  assert.deepEqual(
    detail.resources.map(({ resource, hits, errors }) => [resource, hits, errors]),
    [
      ['GET /', 75, 5],
      ['GET /Basket', 25, 5],
    ],
  );
  assert.deepEqual(detail.versions, ['1.2.3']);
  assert.deepEqual(detail.upstream, []);
  assert.deepEqual(
    detail.downstream.map(({ from, to, calls, errors }) => [from, to, calls, errors]),
    [['shop', 'cart', 100, 0]],
  );
  near(detail.downstream[0]?.avgS, 0.2525);
  assert.deepEqual(
    detail.timeShares.map(({ service, type }) => [service, type]),
    [
      ['shop', 'web'],
      ['cart', 'web'],
      ['cart-mysql', 'sql'],
    ],
  );
  near(detail.timeShares[0]?.share, 0.5);
  near(detail.timeShares[2]?.share, 0.25);
});

test('who calls a service takes none of its time', async () => {
  const service = await get<ApmServiceDetail>('/services/cart', { env: 'lab' });
  const hash = service.resources[0]?.hash;
  const resource = await get<ApmResourceDetail>(`/services/cart/resources/${hash}`, { env: 'lab' });
  for (const { timeShares } of [service, resource]) {
    assert.deepEqual(
      timeShares.map((each) => each.service),
      ['cart', 'cart-mysql'],
    );
    near(timeShares[0]?.share, 0.5);
    near(timeShares[0]?.selfS, 50.5 / 4);
  }
});

test('its graphs add up to its figures', async () => {
  const { graphs } = await get<ApmServiceDetail>('/services/shop', { env: 'lab' });
  const sum = (values: readonly (number | null)[]): number =>
    values.reduce<number>((all, each) => all + (each ?? 0), 0);
  assert.equal(sum(graphs.hits), 100);
  assert.equal(sum(graphs.errors), 10);
  assert.deepEqual(
    graphs.hitsByStatus.map(({ status, hits }) => [status, sum(hits)]),
    [
      ['200', 90],
      ['500', 10],
    ],
  );
  assert.equal(sum(graphs.distribution.map(({ count }) => count)), 100);
  assert.ok(
    graphs.distribution.every(({ fromS, toS }, at, all) => fromS < toS && (at === 0 || all[at - 1]?.toS === fromS)),
  );
  const end = graphs.distribution.at(-1)?.toS ?? 0;
  assert.ok(end >= 1 && end < 1.1, `the last bar ends at ${end}`);
});

test('a service can be seen by another of its operations, and not by what it has not', async () => {
  const response = await supertest(app)
    .get('/labrador/api/apm/services/shop')
    .query({ from: nowS - minuteS, to: nowS, env: 'lab', operation: 'flask.request' });
  assert.equal(response.status, 404);
  assert.match(response.body.errors[0], /No traffic of service 'shop'/);
});

test('a resource has its own graphs, and what its traces consist of', async () => {
  const { resources } = await get<ApmServiceDetail>('/services/shop', { env: 'lab' });
  const basket = resources.find(({ resource }) => resource === 'GET /Basket');
  const detail = await get<ApmResourceDetail>(`/services/shop/resources/${basket?.hash}`, { env: 'lab' });
  assert.equal(detail.resource, 'GET /Basket');
  assert.equal(detail.hits, 25);
  assert.equal(detail.sampledTraces, 25);
  assert.deepEqual(
    detail.spanSummary.map(({ service, resource, spansPerTrace, tracesShare }) => [
      service,
      resource,
      spansPerTrace,
      tracesShare,
    ]),
    [
      ['shop', 'GET /Basket', 1, 1],
      ['cart', 'GET /api', 1, 1],
      ['cart-mysql', 'SELECT * FROM cart WHERE id = ?', 1, 1],
      ['shop', 'page', 1, 1],
    ],
  );
  near(detail.spanSummary[0]?.timeShare, 0.5);
});

test('the map has services and the calls between them', async () => {
  const { services, edges } = await get<ApmMap>('/map', { env: 'lab' });
  assert.equal(services.length, 3);
  assert.deepEqual(edges.map(({ from, to, calls }) => [from, to, calls]).sort(), [
    ['cart', 'cart-mysql', 100],
    ['shop', 'cart', 100],
  ]);
});

for (const [what, query, message] of [
  ['no from', { from: undefined }, /'from' is missing/],
  ['a window the wrong way round', { from: 20, to: 10 }, /'from' \(20\) must not be after 'to' \(10\)/],
  ['a window of years', { from: 0 }, /longer than 450 days/],
] as const) {
  test(`${what} is refused`, async () => {
    const { status, body } = await supertest(app)
      .get('/labrador/api/apm/services')
      .query(Object.assign({ from: nowS - minuteS, to: nowS }, query));
    assert.equal(status, 400);
    assert.match(body.errors[0], message);
  });
}
