import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { sharedReads } from './shared-reads.ts';

test('the same series over the same window are read once, all others by themselves', async () => {
  const metrics = new MemoryMetrics();
  const context = { metric: 'm', type: 'gauge' as const, tags: [], intervalS: 0 };
  metrics.add({ ...context, host: 'a' }, [[0, 1]]);
  metrics.add({ ...context, host: 'b' }, [[0, 2]]);
  let reads = 0;
  const shared = sharedReads({
    select: metrics.select.bind(metrics),
    sketches: metrics.sketches.bind(metrics),
    rollup: (...read) => {
      reads += 1;
      return metrics.rollup(...read);
    },
  });
  const window = { fromS: 0, toS: 60, intervalS: 10, field: 'sum' } as const;
  const [first, second] = await Promise.all([
    shared.rollup([1, 2], window),
    shared.rollup(Uint32Array.of(1, 2), window),
  ]);
  assert.equal(first, second);
  assert.equal(reads, 1);
  assert.equal((await shared.rollup([1], window)).value[0], 1);
  assert.equal((await shared.rollup([2], window)).value[0], 2);
  for (const other of [{ toS: 50 }, { fromS: 10 }, { intervalS: 20 }, { field: 'max' as const }]) {
    await shared.rollup([1, 2], { ...window, ...other });
  }
  assert.equal(reads, 7);
});
