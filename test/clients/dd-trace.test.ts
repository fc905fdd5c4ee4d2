import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { ask, awayFromBucketEnd, becomes, until } from './ask.ts';
import { closedPort, startTracedApp, type TracedApp } from './dd-trace.ts';
import { type Backend, startBackend } from './start-backend.ts';

/** What dd-trace's own sketch makes of 1 … 101, to its error. */
const near = (exact: number) => (answer: readonly number[] | string) =>
  typeof answer[0] === 'number' && answer.length === 1 && Math.abs(answer[0] - exact) <= 0.016 * exact;

async function assertPlain(backend: Backend): Promise<void> {
  const rows: readonly (readonly [query: string, value: number])[] = [
    ['sum:dd.count{*}.as_count()', 3],
    ['sum:dd.down{*}.as_count()', -1],
    ['sum:dd.tagged{a:1,b:two}.as_count()', 3],
    ['sum:dd.tagged{a:2}.as_count()', 5],
    ['avg:dd.gauge{service:measured,env:lab,version:1.2.3}', 2.5],
    ['avg:dd.gauge.tagged{a:1}', -7],
    // It sums histograms up itself: sum, total and count come as counts, the rest as gauges.
    ['avg:dd.histogram.min{a:1}', 1],
    ['avg:dd.histogram.max{a:1}', 101],
    ['avg:dd.histogram.avg{a:1}', 51],
    ['sum:dd.histogram.sum{a:1}.as_count()', 5151],
    ['sum:dd.histogram.total{a:1}.as_count()', 5151],
    ['sum:dd.histogram.count{a:1}.as_count()', 101],
  ];
  for (const [query, value] of rows) await becomes(() => ask(backend, query), [value], query);
  await until(() => ask(backend, 'avg:dd.histogram.median{a:1}'), near(51), 'median');
  await until(() => ask(backend, 'avg:dd.histogram.95percentile{a:1}'), near(96), '95percentile');
  assert.equal((await backend.status()).counters['dogstatsd.parse_errors'], 0);
}

describe("dd-trace's metrics client", () => {
  let backend: Backend;
  let app: TracedApp | undefined;

  before(async () => {
    backend = await startBackend();
  });

  after(async () => {
    await app?.end();
    await backend.remove();
  });

  test('without a trace agent: every call arrives by UDP with its value', async () => {
    await awayFromBucketEnd();
    app = await startTracedApp(backend, { calls: 'plain', traceAgentPort: await closedPort() });
    await assertPlain(backend);
    assert.equal(await app.end(), 0, app.errors());
  });

  test('with a trace agent that has no proxy for metrics: it asks there first, then goes by UDP', async (t) => {
    const own = await startBackend();
    t.after(() => own.remove());
    const asked: string[] = [];
    const agent = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      request.resume().on('end', () => response.writeHead(404).end());
    }).listen(0, '127.0.0.1');
    await once(agent, 'listening');
    t.after(() => agent.close());
    await awayFromBucketEnd();
    app = await startTracedApp(own, { calls: 'plain', traceAgentPort: (agent.address() as AddressInfo).port });
    await assertPlain(own);
    assert.ok(asked.includes('POST /dogstatsd/v2/proxy'), String(asked));
    assert.equal(await app.end(), 0, app.errors());
  });

  test('runtime metrics arrive as runtime.node.*', async () => {
    app = await startTracedApp(backend, {
      calls: 'idle',
      traceAgentPort: await closedPort(),
      // Ten seconds where it is not said.
      env: { DD_RUNTIME_METRICS_ENABLED: 'true', DD_RUNTIME_METRICS_FLUSH_INTERVAL: '200' },
    });
    const isPlausible = (least: number, most: number) => (answer: readonly number[] | string) =>
      typeof answer[0] === 'number' && answer[0] >= least && answer[0] <= most;
    const scope = '{service:measured,env:lab}';
    const rows: readonly (readonly [metric: string, least: number, most: number])[] = [
      ['runtime.node.mem.rss', 20e6, 1e9],
      ['runtime.node.mem.heap_used', 1e6, 1e9],
      ['runtime.node.heap.size.by.space', 0, 1e9],
      ['runtime.node.cpu.total', 0, 400],
      ['runtime.node.process.uptime', 0, 60],
      ['runtime.node.event_loop.delay.max', 0, 10e9],
    ];
    for (const [metric, least, most] of rows) {
      await until(() => ask(backend, `max:${metric}${scope}`), isPlausible(least, most), metric);
    }
    assert.equal(await app.end(), 0, app.errors());
  });
});
