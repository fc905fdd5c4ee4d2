import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sendByAiodogstatsd, skipAiodogstatsd } from './aiodogstatsd.ts';
import { ask, becomes, until } from './ask.ts';
import { type Backend, startBackend } from './start-backend.ts';

describe("Debian's aiodogstatsd", { skip: skipAiodogstatsd }, () => {
  let backend: Backend;

  before(async () => {
    backend = await startBackend();
  });

  after(() => backend.remove());

  test('gauges, counts, histograms, timings and their tags arrive with their values', async () => {
    await sendByAiodogstatsd(backend, 'plain');
    await becomes(() => ask(backend, 'avg:aio.gauge{a:1}'), [3.5]);
    await becomes(() => ask(backend, 'avg:aio.gauge.unicode{city:zürich}'), [4]);
    await becomes(() => ask(backend, 'avg:aio.gauge.small{*}'), [1e-7]);
    await becomes(() => ask(backend, 'avg:aio.gauge.large{*}'), [12_345_678_901_234_567_000]);
    await becomes(() => ask(backend, 'sum:aio.count{*}.as_count()'), [3]);
    await becomes(() => ask(backend, 'sum:aio.down{*}.as_count()'), [-1]);
    await becomes(() => ask(backend, 'sum:aio.histogram.count{*}.as_count()'), [4]);
    await becomes(() => ask(backend, 'avg:aio.histogram.avg{*}'), [4]);
    await becomes(() => ask(backend, 'avg:aio.histogram.median{*}'), [2]);
    await becomes(() => ask(backend, 'avg:aio.timing.max{a:1,b:2}'), [10]);
    await becomes(() => ask(backend, 'avg:aio.timing.95percentile{*}'), [10]);
    await becomes(() => ask(backend, 'avg:named.aio.gauge{env:lab,who:me}'), [7]);
    await becomes(() => ask(backend, 'sum:aio.sampled{*}.as_count()'), [2 / 0.999999999]);
    for (const query of ['max:aio.timeit.max{a:1}', 'max:aio.task.max{*}']) {
      await until(
        () => ask(backend, query),
        ([ms]) => typeof ms === 'number' && ms >= 19 && ms < 2000,
        query,
      );
    }
    const { counters } = await backend.status();
    assert.equal(counters['dogstatsd.parse_errors'], 0);
  });
});
