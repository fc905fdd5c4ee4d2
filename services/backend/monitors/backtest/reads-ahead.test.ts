import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metricBatch } from '../../store/testing/metric-batch.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { readsAhead } from './reads-ahead.ts';

test('windows that move on are answered as the store answers them, with one read for many', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const fromS = nowS - 7200;
  const points = Array.from({ length: 480 }, (_, at) => [fromS + at * 15, at % 7] as const);
  const others = points.filter((_, at) => at % 5 === 0);
  store.sink.send({
    kind: 'points',
    batch: metricBatch({ metric: 'm', host: 'a', points }, { metric: 'm', host: 'b', points: others }),
  });
  const ids = (await store.metrics.select('m', { kind: 'all' })).map(({ id }) => id);
  assert.equal(ids.length, 2);
  let reads = 0;
  const rollup = readsAhead((...of) => {
    reads += 1;
    return store.metrics.rollup(...of);
  });
  for (const [step, spanS, intervalS] of [
    [60, 300, 5],
    [60, 900, 20],
  ] as const) {
    for (let minute = 0; minute < 100; minute++) {
      const window = {
        fromS: fromS + minute * step,
        toS: fromS + minute * step + spanS,
        intervalS,
        field: 'sum',
      } as const;
      assert.deepEqual(await rollup(ids, window), await store.metrics.rollup(ids, window), `${minute}`);
    }
  }
  assert.equal(reads, 2);
});

test('a window that cuts a bucket, or goes back, is asked anew', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const points = Array.from({ length: 60 }, (_, at) => [nowS - 600 + at * 10, at] as const);
  store.sink.send({ kind: 'points', batch: metricBatch({ metric: 'm', points }) });
  const ids = (await store.metrics.select('m', { kind: 'all' })).map(({ id }) => id);
  const rollup = readsAhead((...of) => store.metrics.rollup(...of));
  for (const [fromS, toS] of [
    [nowS - 300, nowS - 60],
    [nowS - 303, nowS - 60],
    [nowS - 600, nowS - 360],
  ] as const) {
    const window = { fromS, toS, intervalS: 20, field: 'max' } as const;
    assert.deepEqual(await rollup(ids, window), await store.metrics.rollup(ids, window));
  }
});
