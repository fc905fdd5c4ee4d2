import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { StatsD, type TimerContext } from 'hot-shots';
import { sendByAiodogstatsd, skipAiodogstatsd } from './aiodogstatsd.ts';
import { ask, awayFromBucketEnd, becomes, distributionBecomes, until } from './ask.ts';
import { type Backend, startBackend } from './start-backend.ts';

/** 101 values in no order, so that whole percentiles fall on one of them. */
const values = Array.from({ length: 101 }, (_, i) => ((i * 37) % 101) + 0.5);

describe('distributions of hot-shots', () => {
  let backend: Backend;
  let client: StatsD;

  before(async () => {
    backend = await startBackend();
    client = new StatsD({ ...backend.dogstatsd, maxBufferSize: 1432, errorHandler: assert.ifError });
  });

  after(async () => {
    await new Promise((resolve) => client.close(resolve));
    await backend.remove();
  });

  const flush = (): Promise<unknown> => new Promise((resolve) => client.flush(resolve));

  test('sum, count, avg, min and max are exact, percentiles within the error of the sketch', async () => {
    await awayFromBucketEnd();
    for (const value of values) client.distribution('d', value);
    await flush();
    await distributionBecomes(backend, 'd{*}', values);
  });

  test('series are joined by their values, not by their averages', async () => {
    await awayFromBucketEnd();
    values.forEach((value, i) => {
      client.distribution('d.tagged', value, { part: i % 10 === 0 ? 'few' : 'many' });
    });
    await flush();
    await distributionBecomes(backend, 'd.tagged{*}', values);
    await distributionBecomes(
      backend,
      'd.tagged{part:few}',
      values.filter((_, i) => i % 10 === 0),
    );
  });

  test('negative values, zeros, and values far apart', async () => {
    await awayFromBucketEnd();
    const wide = [-1000, -1, 0, 0, 1, 1_000_000, 0.001];
    for (const value of wide) client.distribution('d.wide', value);
    await flush();
    await becomes(() => ask(backend, 'count:d.wide{*}'), [wide.length]);
    await becomes(() => ask(backend, 'min:d.wide{*}'), [-1000]);
    await becomes(() => ask(backend, 'max:d.wide{*}'), [1_000_000]);
  });

  // The Agent rounds the wanted rank: of three values the 95th percentile is the third, not the second.
  test('percentiles of few values are near the greatest of them', async () => {
    await awayFromBucketEnd();
    for (const value of [1, 3, 100]) client.distribution('d.few', value);
    await flush();
    await becomes(() => ask(backend, 'count:d.few{*}'), [3]);
    for (const query of ['p95:d.few{*}', 'p99:d.few{*}']) {
      const [value] = await ask(backend, query);
      assert.ok(Math.abs(Number(value) - 100) <= 1.6, `${query} is ${value}`);
    }
  });

  test('a sampled value counts for those that were left out', async (t) => {
    await awayFromBucketEnd();
    let turn = 0;
    t.mock.method(Math, 'random', () => (turn++ % 100) / 100);
    for (let i = 0; i < 200; i++) client.distribution('d.sampled', 5, 0.25);
    t.mock.restoreAll();
    await flush();
    await becomes(() => ask(backend, 'count:d.sampled{*}'), [200]);
    await becomes(() => ask(backend, 'avg:d.sampled{*}'), [5]);
  });

  test('asyncDistTimer', async () => {
    await awayFromBucketEnd();
    const twice = client.asyncDistTimer(async (value: number, _context: TimerContext) => value * 2, 'd.timer', 1, [
      'kind:async',
    ]);
    assert.equal(await twice(21), 42);
    await twice(1);
    await flush();
    await becomes(() => ask(backend, 'count:d.timer{kind:async}'), [2]);
    await until(
      () => ask(backend, 'max:d.timer{*}'),
      ([ms]) => typeof ms === 'number' && ms >= 0 && ms < 1000,
      'the time it took',
    );
  });
});

describe("distributions of Debian's aiodogstatsd", { skip: skipAiodogstatsd }, () => {
  let backend: Backend;

  before(async () => {
    backend = await startBackend();
  });

  after(() => backend.remove());

  test('arrive with their values', async () => {
    await sendByAiodogstatsd(backend, 'distribution');
    await distributionBecomes(backend, 'aio.distribution{a:1}', values);
  });
});
