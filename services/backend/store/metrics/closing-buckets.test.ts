import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metricBatch } from '../testing/metric-batch.ts';
import { sketchBatch } from '../testing/sketch-batch.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

test('a bucket of a distribution that closes while it is read is there once, as open or as closed', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const { metrics, sink } = store;
  for (let round = 0; round < 30; round++) {
    const second = nowS - 10 * round;
    const window = { fromS: second, toS: second + 10, intervalS: 10 };
    const read = async () => {
      const ids = (await metrics.select('m', { kind: 'all' })).map(({ id }) => id);
      const reads = [metrics.sketches([ids], window), metrics.rollup(ids, { ...window, field: 'sum' })] as const;
      return { bins: reads[0], sums: reads[1] };
    };
    const sketches = () => sketchBatch({ metric: 'm', points: [[second, [1, 2, 3]]] });
    sink.send({ kind: 'open', source: 'traces', batch: metricBatch(), sketches: sketches() });
    while ((await (await read()).bins).weight.length === 0);
    const { bins, sums } = await read();
    sink.send({ kind: 'sketches', batch: sketches() });
    sink.send({ kind: 'open', source: 'traces', batch: metricBatch() });
    assert.deepEqual([...(await bins).weight], [1, 1, 1], `bins of round ${round}`);
    assert.deepEqual([[...(await sums).count], [...(await sums).value]], [[3], [6]], `sum of round ${round}`);
  }
});
