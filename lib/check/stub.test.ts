import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { AgentCheck } from './index.ts';
import { runCheck, VirtualClock } from './stub.ts';

class Sampled extends AgentCheck {
  #runs = 0;
  override async run(): Promise<void> {
    this.#runs++;
    this.gauge('shop.orders', this.#runs, { tags: ['b', 'a'] });
    this.histogram('shop.seconds', 0.5);
    this.serviceCheck('shop.up', 2, { message: 'down' });
  }
}

test('the clock moves by the interval between runs, and the object is kept', async () => {
  const clock = new VirtualClock(1_000_000);
  const result = await runCheck(Sampled, { times: 3, clock, instance: { min_collection_interval: 45 } });
  assert.deepEqual(
    result.metrics('shop.orders').map(({ value, atMs }) => [value, atMs]),
    [
      [1, 1_000_000],
      [2, 1_045_000],
      [3, 1_090_000],
    ],
  );
});

test('assertMetric looks at value, all tags, type, host and count', async () => {
  const result = await runCheck(Sampled, { times: 2 });
  result.assertMetric('shop.orders', { count: 2, tags: ['a', 'b'], type: 'gauge' });
  result.assertMetric('shop.orders', { value: 2, count: 1 });
  result.assertMetric('shop.orders', { value: 7, count: 0 });
  for (const wrong of [{ value: 3 }, { tags: ['a'] }, { type: 'count' }, { hostname: 'x' }, { count: 1 }] as const) {
    assert.throws(() => result.assertMetric('shop.orders', wrong), /metric shop.orders .* was not submitted so/);
  }
  assert.throws(() => result.assertMetric('shop.order'), /"name":"shop.orders"/, 'shows what was submitted instead');
});

test('assertServiceCheck looks at status, tags, message and count', async () => {
  const result = await runCheck(Sampled);
  result.assertServiceCheck('shop.up', { status: 2, message: 'down', tags: [], count: 1 });
  assert.throws(() => result.assertServiceCheck('shop.up', { status: 0 }));
  assert.throws(() => result.assertServiceCheck('shop.down'));
});

test('assertAllMetricsCovered names what was not asserted', async () => {
  const result = await runCheck(Sampled);
  result.assertMetric('shop.orders');
  assert.throws(() => result.assertAllMetricsCovered(), /shop\.seconds/);
  result.assertMetric('shop.seconds');
  result.assertAllMetricsCovered();
});

test('assertMetadata asks for every series that comes of it, with its type', async (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-stub-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'metadata.csv');
  const result = await runCheck(Sampled, { times: 2 });
  const gauges = ['max', 'median', 'avg', '95percentile'].map((suffix) => `shop.seconds.${suffix},gauge`);
  const rows = ['metric_name,metric_type', 'shop.orders,gauge', ...gauges, 'shop.seconds.count,rate'];
  writeFileSync(file, rows.join('\n'));
  result.assertMetadata(file);

  writeFileSync(file, rows.join('\n').replace('orders,gauge', 'orders,count').replace('shop.seconds.max', 'other'));
  assert.throws(
    () => result.assertMetadata(file),
    (error: Error) => {
      assert.match(error.message, /shop\.orders is declared as count, not gauge/);
      assert.match(error.message, /shop\.seconds\.max is not declared \(gauge\)/);
      assert.equal(error.message.match(/shop\.orders/g)?.length, 1);
      return true;
    },
  );
});

test('a check that is expected to throw and does not is a failure', async () => {
  await assert.rejects(runCheck(Sampled, { expectError: true }), /expected to throw/);
});
