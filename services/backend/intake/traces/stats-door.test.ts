import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack } from 'msgpackr';
import type { FakeStorePort } from '../fake-store-port.ts';
import { openTestTraces, originMs } from './testing-traces.ts';

/** Stats as dd-trace-js sends them, of seven requests in the bucket that is open. */
function stats(group: Readonly<Record<string, unknown>> = {}): Buffer {
  const row = {
    ...{ Service: 'shop', Name: 'express.request', Resource: 'GET /cart', HTTPStatusCode: 200, Type: 'web' },
    ...{ Hits: 7, Errors: 1, Duration: 70_000_000, OkSummary: Buffer.alloc(0), ErrorSummary: Buffer.alloc(0) },
    ...{ Synthetics: false, TopLevelHits: 7, SpanKind: 'server' },
    ...group,
  };
  const bucket = { Start: BigInt(originMs) * 1_000_000n, Duration: 10_000_000_000, Stats: [row] };
  return pack({ Hostname: 'h', Env: 'lab', Version: '1', Lang: 'javascript', Sequence: 1, Stats: [bucket] });
}

/** What metrics of a name came to, final ones and those of open buckets. */
function valuesOf(store: FakeStorePort, metric: string): string[] {
  return store.messages.flatMap((message) => {
    if (message.kind !== 'points' && message.kind !== 'open') return [];
    const { contexts, contextIndex, value } = message.batch;
    return Array.from(value, (each, row) => ({ context: contexts[contextIndex[row] ?? -1], each }))
      .filter(({ context }) => context?.metric === metric)
      .map(({ each }) => `${message.kind} ${each}`);
  });
}

test('stats of clients are in the trace metrics: of the open bucket within a second, then final', async (t) => {
  const traces = await openTestTraces(t);
  for (const method of ['PUT', 'POST']) {
    const answer = await traces.send('/v0.6/stats', stats(), {
      method,
      headers: { 'Datadog-Meta-Lang': 'javascript' },
    });
    assert.equal(answer.status, 200);
  }
  assert.equal(traces.counters()['traces.stats_payloads'], 2);
  traces.clock.advance(1000);
  assert.deepEqual(valuesOf(traces.store, 'trace.express.request.hits'), ['open 14']);
  traces.store.messages.length = 0;
  await traces.traces.close();
  assert.deepEqual(valuesOf(traces.store, 'trace.express.request.hits'), ['points 14']);
  // Nothing of it is shown as open any more.
  assert.deepEqual(
    traces.store.messages.filter(({ kind }) => kind === 'open').map((message) => 'batch' in message && message.batch),
    [{ contexts: [], contextIndex: new Uint32Array(), timestampS: new Float64Array(), value: new Float64Array() }],
  );
});

test('a part that cannot be read costs only itself, and is named; what is no stats is 400', async (t) => {
  const traces = await openTestTraces(t);
  assert.equal((await traces.send('/v0.6/stats', stats({ Service: { a: 1 } }))).status, 200);
  assert.match(traces.log[0]?.text ?? '', /^traces: refused of stats: .*Service/);
  const names = Object.keys(traces.counters());
  assert.ok(names.some((name) => name.startsWith('traces.refused.stats.')));
  assert.equal((await traces.send('/v0.6/stats', pack([]))).status, 400);
  assert.equal(traces.counters()['traces.refused.stats_payloads'], 1);
});
