import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '../../../../../lib/clock/clock.ts';
import { VirtualClock } from '../../../../../lib/clock/virtual-clock.ts';
import type { ClientStatsGroup, ClientStatsPayload } from '../../../../../lib/codec/client-stats/client-stats.ts';
import { Refusals } from '../../../../../lib/codec/refusals.ts';
import { resourceHash } from '../../../../../lib/codec/traces/resource-hash.ts';
import type { TestSpan } from '../../../../../lib/codec/traces/testing-spans.ts';
import { quantile } from '../../../../../lib/sketch/quantile.ts';
import { Sketch } from '../../../../../lib/sketch/sketch.ts';
import { otherResource } from './metrics/concentrator.ts';
import { makePipeline, nodejs, plainMetrics, span, startMs } from './testing-pipeline.ts';
import { TracePipeline } from './trace-pipeline.ts';

const cart = `env:lab,resource:${resourceHash('GET /cart')},resource_name:get_/cart,service:shop`;

/** A span that ends so many seconds after the start. */
function endingAt(offsetS: number, differs: Partial<TestSpan> = {}): TestSpan {
  const durationNs = differs.durationNs ?? 100_000_000n;
  return span({ ...differs, durationNs, startNs: BigInt(startMs + offsetS * 1000) * 1_000_000n - durationNs });
}

/** Only those of the metrics that end so. */
function only(metrics: Record<string, number | string>, metric: string) {
  return Object.fromEntries(Object.entries(metrics).filter(([name]) => name.startsWith(`${metric}{`)));
}

test('what a span of a web request comes to', () => {
  const { pipeline, send } = makePipeline();
  send([
    [
      span({
        error: 1,
        meta: { 'span.kind': 'server', 'http.status_code': '503', version: 'V1' },
        durationNs: 1_500_000_000n,
      }),
    ],
  ]);
  const common = `env:lab,http.status_code:503`;
  const rest = `resource:${resourceHash('GET /cart')},resource_name:get_/cart,service:shop,span.kind:server,version:v1`;
  assert.deepEqual(plainMetrics(pipeline.close()), {
    [`trace.express.request{${common},${rest}} @0`]: '1 in 1.5 s',
    [`trace.express.request.hits{${common},${rest}} @0`]: 1,
    [`trace.express.request.errors{${common},${rest}} @0`]: 1,
    [`trace.express.request.duration{${common},${rest}} @0`]: 1.5,
    [`trace.express.request.hits.by_http_status{env:lab,http.status_class:5xx,http.status_code:503,${rest}} @0`]: 1,
    [`trace.express.request.errors.by_http_status{env:lab,http.status_class:5xx,http.status_code:503,${rest}} @0`]: 1,
    'trace.express.request.apdex{env:lab,service:shop,version:v1} @0': 0,
  });
});

test('types and intervals', () => {
  const { pipeline, send } = makePipeline();
  send([[span({ meta: { 'http.status_code': '200' } })]]);
  const { points, sketches } = pipeline.close();
  assert.deepEqual(
    Object.fromEntries(
      [...points.contexts, ...sketches.contexts].map(({ metric, type, host, intervalS }) => [
        metric,
        [type, host, intervalS],
      ]),
    ),
    {
      'trace.express.request': ['distribution', 'lab-host', 10],
      'trace.express.request.hits': ['count', 'lab-host', 10],
      'trace.express.request.errors': ['count', 'lab-host', 10],
      'trace.express.request.hits.by_http_status': ['count', 'lab-host', 10],
      'trace.express.request.errors.by_http_status': ['count', 'lab-host', 10],
      'trace.express.request.duration': ['count', 'lab-host', 10],
      'trace.express.request.apdex': ['gauge', 'lab-host', 10],
    },
  );
});

test('entries, measured spans and certain kinds count, whatever the priority; no others, and none that is not over', () => {
  const { pipeline, send } = makePipeline();
  const child = (id: bigint, name: string, differs: Partial<TestSpan>): TestSpan =>
    span({ spanId: id, parentId: 1n, name, ...differs });
  send([
    [
      span({ name: 'root', metrics: { _sampling_priority_v1: -1 } }),
      child(2n, 'inner', {}),
      child(3n, 'measured', { metrics: { '_dd.measured': 1 } }),
      child(4n, 'client', { meta: { 'span.kind': 'client' } }),
      child(5n, 'producer', { meta: { 'span.kind': 'PRODUCER' } }),
      child(6n, 'internal', { meta: { 'span.kind': 'internal' } }),
      child(7n, 'entry', { service: 'other' }),
      child(8n, 'partial', { service: 'other', metrics: { '_dd.partial_version': 3 } }),
    ],
  ]);
  const names = Object.keys(plainMetrics(pipeline.close())).flatMap(
    (name) => /^trace\.(\w+)\.hits\{/.exec(name)?.[1] ?? [],
  );
  assert.deepEqual(names, ['root', 'measured', 'client', 'producer', 'entry']);
});

test('groups by what tags show, and spans of one add up', () => {
  const { pipeline, send } = makePipeline();
  const host = { '_dd.hostname': 'h2' };
  send([
    [span()],
    [span({ resource: 'GET /Cart' })],
    [span({ durationNs: 300_000_000n, error: 1 })],
    [span({ meta: { version: 'V1' } }), span({ spanId: 2n, meta: { version: 'v1' } })],
    [span({ meta: host })],
    [span({ meta: { env: 'prod' } })],
    [span({ meta: { '_dd.origin': 'synthetics-browser' } })],
  ]);
  assert.deepEqual(only(plainMetrics(pipeline.close()), 'trace.express.request'), {
    [`trace.express.request{${cart}} @0`]: '2 in 0.4 s',
    [`trace.express.request{env:lab,resource:${resourceHash('GET /Cart')},resource_name:get_/cart,service:shop} @0`]:
      '1 in 0.1 s',
    [`trace.express.request{${cart},version:v1} @0`]: '2 in 0.2 s',
    [`trace.express.request{${cart}} @0 of h2`]: '1 in 0.1 s',
    [`trace.express.request{${cart.replace('env:lab', 'env:prod')}} @0`]: '1 in 0.1 s',
    [`trace.express.request{${cart},synthetics:true} @0`]: '1 in 0.1 s',
  });
});

test('a status may be a number', () => {
  const { pipeline, send } = makePipeline();
  send([[span({ metrics: { 'http.status_code': 404 } })], [span({ metrics: { 'http.status_code': 7 } })]]);
  assert.deepEqual(
    Object.values(only(plainMetrics(pipeline.close()), 'trace.express.request.hits.by_http_status')),
    [1],
  );
});

test('apdex: satisfied within the threshold, tolerated within four times that, an error never', () => {
  const { pipeline, send } = makePipeline({ apdexThresholdS: 0.2 });
  const request = (ms: bigint, differs: Partial<TestSpan> = {}) => [
    span({ durationNs: ms * 1_000_000n, resource: `r${ms}`, ...differs }),
  ];
  send([
    request(200n),
    request(201n),
    request(800n),
    request(801n),
    request(1n, { error: 1 }),
    request(1n, { type: 'sql', name: 'mysql.query' }),
    [
      span({ durationNs: 1n }),
      span({ spanId: 2n, parentId: 1n, durationNs: 9_000_000_000n, meta: { 'span.kind': 'client' } }),
    ],
  ]);
  assert.deepEqual(
    Object.fromEntries(Object.entries(plainMetrics(pipeline.close())).filter(([name]) => name.includes('apdex'))),
    { 'trace.express.request.apdex{env:lab,service:shop} @0': (2 + 2 / 2) / 6 },
  );
});

test('nothing is counted of the spans of a client that counts itself', () => {
  const { pipeline, send } = makePipeline();
  assert.equal(send([[span()]], { request: { clientComputedStats: true } }).length, 1);
  assert.deepEqual(plainMetrics(pipeline.close()), {});
});

test('buckets are by the end of spans, and closed 20 s after theirs, once', async () => {
  const { clock, pipeline, send } = makePipeline();
  await clock.advance(7000);
  // 7 s after the start the second bucket begins.
  send([[endingAt(7)], [endingAt(6.999)]]);
  const hits = () => Object.entries(only(plainMetrics(pipeline.tick()), 'trace.express.request.hits'));
  assert.deepEqual(hits(), []);
  await clock.advance(19_999);
  assert.deepEqual(hits(), []);
  await clock.advance(1);
  assert.deepEqual(hits(), [[`trace.express.request.hits{${cart}} @0`, 1]]);
  await clock.advance(10_000);
  assert.deepEqual(hits(), [[`trace.express.request.hits{${cart}} @7`, 1]]);
  await clock.advance(100_000);
  assert.deepEqual(hits(), []);
});

test('what comes late counts in the oldest open bucket, what ends in the future in the newest', async () => {
  const { clock, pipeline, send } = makePipeline();
  await clock.advance(40_000);
  send([[endingAt(-100)], [endingAt(3)], [endingAt(1000)]]);
  assert.deepEqual(only(plainMetrics(pipeline.open()), 'trace.express.request.hits'), {
    [`trace.express.request.hits{${cart}} @17`]: 2,
    [`trace.express.request.hits{${cart}} @37`]: 1,
  });
});

test('open buckets are shown as they stand, and are given whole when they close', async () => {
  const { clock, pipeline, send } = makePipeline();
  const hits = (metrics: ReturnType<typeof pipeline.open>) =>
    Object.values(only(plainMetrics(metrics), 'trace.express.request.hits'));
  assert.deepEqual(hits(pipeline.open()), []);
  send([[span()]]);
  assert.deepEqual(hits(pipeline.open()), [1]);
  send([[span()]]);
  assert.deepEqual(hits(pipeline.open()), [2]);
  assert.deepEqual(hits(pipeline.open()), [2]);
  await clock.advance(27_000);
  assert.deepEqual(hits(pipeline.tick()), [2]);
  assert.deepEqual(hits(pipeline.open()), []);
  assert.deepEqual(hits(pipeline.close()), []);
});

test('of 5000 groups the open buckets are shown, of more they are not, and come when they are over', () => {
  const { pipeline, send } = makePipeline();
  send(Array.from({ length: 5000 }, (_, at) => [span({ resource: `GET /${at}` })]));
  assert.equal(pipeline.open().sketches.count.length, 5000);
  send([[span({ resource: 'one more' })]]);
  assert.equal(pipeline.open().sketches.count.length, 0);
  assert.equal(pipeline.close().sketches.count.length, 5001);
});

test('a bucket that is over is given by the next tick, though spans come before it', async () => {
  const { clock, pipeline, send } = makePipeline();
  send([[span()]]);
  await clock.advance(60_000);
  send([[endingAt(60)]]);
  assert.deepEqual(Object.values(only(plainMetrics(pipeline.tick()), 'trace.express.request.hits')), [1]);
  assert.deepEqual(Object.values(only(plainMetrics(pipeline.open()), 'trace.express.request.hits')), [1]);
});

test('after the clock was set back by much, buckets are of the time it shows', () => {
  let nowMs = startMs;
  const clock = { ...new VirtualClock(startMs), now: () => nowMs } as Clock;
  const { decode } = makePipeline();
  const pipeline = new TracePipeline({ hostname: 'lab-host', defaultEnv: 'lab', apdexThresholdS: 0.5 }, { clock });
  const add = (offsetS: number) => pipeline.process(decode([{ spans: [endingAt(offsetS)] }]), nodejs);
  const hits = () => only(plainMetrics(pipeline.tick()), 'trace.express.request.hits');
  add(0);
  nowMs = startMs - 30_000;
  add(-30);
  assert.deepEqual(hits(), {});
  nowMs = startMs - 3_600_000;
  add(-3600);
  assert.deepEqual(hits(), { [`trace.express.request.hits{${cart}} @0`]: 2 });
  nowMs += 27_000;
  assert.deepEqual(hits(), { [`trace.express.request.hits{${cart}} @-3600`]: 1 });
});

test('no second of a series is given twice, however spans come', async () => {
  const { clock, pipeline, send } = makePipeline();
  const seen = new Set<string>();
  let [sent, given] = [0, 0];
  const take = (metrics: ReturnType<typeof pipeline.tick>) => {
    for (const [name, hits] of Object.entries(only(plainMetrics(metrics), 'trace.express.request.hits'))) {
      assert.ok(!seen.has(name), name);
      seen.add(name);
      given += hits as number;
    }
  };
  for (let second = 0; second < 200; second++) {
    const ends = [second, second - (second % 37), second + (second % 5)];
    send(ends.map((end) => [endingAt(end)]));
    sent += ends.length;
    await clock.advance(second % 50 === 49 ? 45_000 : 1000);
    if (second % 3 !== 0) take(pipeline.tick());
  }
  take(pipeline.close());
  assert.equal(given, sent);
});

test('the percentiles of latency are right to a bin', () => {
  const { pipeline, send } = makePipeline();
  send(Array.from({ length: 1000 }, (_, ms) => [span({ durationNs: BigInt(ms + 1) * 1_000_000n })]));
  const { sketches } = pipeline.close();
  const bins = { keys: sketches.binKey, weights: sketches.binWeight };
  const summary = { min: sketches.min[0] ?? 0, max: sketches.max[0] ?? 0 };
  assert.deepEqual(summary, { min: 0.001, max: 1 });
  for (const [q, expected] of [
    [0.5, 0.5],
    [0.95, 0.95],
    [0.99, 0.99],
  ] as const) {
    assert.ok(Math.abs(quantile(bins, summary, q) / expected - 1) < 0.016, `p${q}`);
  }
});

test('past 20,000 groups resources are joined; past a thousand groups of these spans are not counted, but kept', () => {
  const { pipeline, send, counted } = makePipeline();
  send(Array.from({ length: 20_000 }, (_, at) => [span({ resource: `GET /${at}` })]));
  send([[span({ resource: 'GET /0' })], [span({ resource: 'one more' })], [span({ resource: 'two more' })]]);
  assert.deepEqual(counted(/spans$/), { 'traces.metrics.spans': 20_003, 'traces.metrics.joined_spans': 2 });
  assert.equal(send(Array.from({ length: 1001 }, (_, at) => [span({ service: `s${at}` })])).length, 1001);
  assert.equal(counted(/dropped_spans$/)['traces.metrics.dropped_spans'], 2);
  const hits = only(plainMetrics(pipeline.close()), 'trace.express.request.hits');
  assert.equal(Object.keys(hits).length, 21_000);
  const joined = `env:lab,resource:${resourceHash(otherResource)},resource_name:other_resources,service:shop`;
  assert.equal(hits[`trace.express.request.hits{${joined}} @0`], 2);
});

/** A group of a client's stats, of a hundred requests. */
function statsGroup(differs: Partial<ClientStatsGroup> = {}): ClientStatsGroup {
  const [ok, error] = [new Sketch(), new Sketch()];
  for (let ms = 1; ms <= 90; ms++) ok.add(ms * 10e6);
  for (let ms = 91; ms <= 100; ms++) error.add(ms * 10e6);
  return {
    service: 'shop',
    name: 'express.request',
    resource: 'GET /cart',
    httpStatusCode: 200,
    type: 'web',
    dbType: '',
    hits: 100,
    errors: 10,
    durationNs: 50.5e9,
    ok,
    error,
    isSynthetics: false,
    topLevelHits: 100,
    spanKind: 'server',
    peerTags: [],
    grpcStatusCode: '',
    httpMethod: '',
    httpEndpoint: '',
    ...differs,
  };
}

function stats(groups: readonly ClientStatsGroup[], differs: Partial<ClientStatsPayload> = {}): ClientStatsPayload {
  return {
    hostname: '',
    env: '',
    version: '',
    language: '',
    tracerVersion: '',
    runtimeId: '',
    sequence: 1,
    service: '',
    containerId: '',
    tags: [],
    refusals: new Refusals(),
    buckets: [{ startNs: BigInt(startMs) * 1_000_000n, durationNs: 10_000_000_000n, groups }],
    ...differs,
  };
}

test('stats that a client has computed come to the same metrics', () => {
  const { pipeline } = makePipeline();
  pipeline.acceptClientStats(stats([statsGroup()], { env: 'Prod', version: '2', hostname: 'h2' }), nodejs);
  const metrics = pipeline.close();
  const tags = `env:prod,http.status_code:200,resource:${resourceHash('GET /cart')},resource_name:get_/cart,service:shop,span.kind:server,version:2`;
  const withClass = tags.replace('http.', 'http.status_class:2xx,http.');
  assert.deepEqual(plainMetrics(metrics), {
    [`trace.express.request{${tags}} @0 of h2`]: '100 in 50.5 s',
    [`trace.express.request.hits{${tags}} @0 of h2`]: 100,
    [`trace.express.request.errors{${tags}} @0 of h2`]: 10,
    [`trace.express.request.duration{${tags}} @0 of h2`]: 50.5,
    [`trace.express.request.hits.by_http_status{${withClass}} @0 of h2`]: 100,
    [`trace.express.request.errors.by_http_status{${withClass}} @0 of h2`]: 10,
    'trace.express.request.apdex{env:prod,service:shop,version:2} @0 of h2': (50 + 40 / 2) / 100,
  });
  const { sketches } = metrics;
  const summary = { min: sketches.min[0] ?? 0, max: sketches.max[0] ?? 0 };
  assert.deepEqual(summary, { min: 0.01, max: 1 });
  const p95 = quantile({ keys: sketches.binKey, weights: sketches.binWeight }, summary, 0.95);
  assert.ok(Math.abs(p95 / 0.95 - 1) < 0.025, String(p95));
});

test('stats of a client and spans of another add up, and statements are grouped without what is in them', () => {
  const { pipeline, send } = makePipeline();
  const query = { type: 'sql', name: 'mysql.query', httpStatusCode: 0, spanKind: '' } as const;
  pipeline.acceptClientStats(
    stats([1, 2].map((id) => statsGroup({ ...query, resource: `SELECT * FROM t WHERE id = ${id}` }))),
    nodejs,
  );
  pipeline.acceptClientStats(
    stats([statsGroup({ type: 'redis', name: 'redis.command', resource: 'get k\nset k' })]),
    nodejs,
  );
  send([[span({ type: 'sql', name: 'mysql.query', resource: 'SELECT * FROM t WHERE id = 3' })]]);
  const metrics = plainMetrics(pipeline.close());
  assert.deepEqual(Object.values(only(metrics, 'trace.mysql.query.hits')), [201]);
  assert.ok(Object.keys(metrics).some((name) => name.includes('resource_name:get_set')));
});

test('stats of a group without a service, and of an old bucket', async () => {
  const { clock, pipeline } = makePipeline();
  await clock.advance(60_000);
  pipeline.acceptClientStats(stats([statsGroup({ service: '' })], { service: 'Of Payload' }), nodejs);
  pipeline.acceptClientStats(stats([statsGroup({ service: '' }), statsGroup({ hits: 0 })], { language: 'go' }), {
    ...nodejs,
    language: '',
  });
  const names = Object.keys(only(plainMetrics(pipeline.open()), 'trace.express.request.hits'));
  assert.deepEqual(
    names.map((name) => [/service:([^,}]*)/.exec(name)?.[1], /@(\d+)/.exec(name)?.[1]]),
    [
      ['of_payload', '37'],
      ['unnamed-go-service', '37'],
    ],
  );
});
