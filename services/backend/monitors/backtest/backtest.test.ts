import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { startMs, testMonitor, testSources } from '../engine/testing-engine.ts';
import { backtest } from './backtest.ts';

const minuteMs = 60_000;

function sources(values: readonly number[]) {
  const metrics = new MemoryMetrics();
  const points = values.map((value, at) => [startMs / 1000 + at * 60, value] as const);
  metrics.add({ metric: 'm', type: 'gauge', host: 'a', tags: [], intervalS: 0 }, points);
  return testSources(metrics);
}

test('what a monitor would have done, and how long each group was in what', async () => {
  const parts = { monitor: testMonitor(), sources: sources([5, 11, 11, 5, 5]) };
  const found = await backtest(parts, { fromMs: startMs + 1, toMs: startMs + 5 * minuteMs + 30_000 });
  assert.deepEqual([found.fromMs, found.toMs, found.minutes], [startMs + minuteMs, startMs + 5 * minuteMs, 5]);
  assert.deepEqual(
    found.transitions.map(({ from, to, atMs }) => [from, to, (atMs - startMs) / minuteMs]),
    [
      ['OK', 'Alert', 2],
      ['Alert', 'OK', 4],
    ],
  );
  assert.deepEqual(
    found.spans.get('host:a')?.map(({ state, ...span }) => [state, (span.fromMs - startMs) / minuteMs, span.toMs]),
    [
      ['OK', 1, startMs + 2 * minuteMs],
      ['Alert', 2, startMs + 4 * minuteMs],
      ['OK', 4, startMs + 6 * minuteMs],
    ],
  );
  assert.equal(found.problem, undefined);
});

test('one that cannot be evaluated says why, and one that is ended ends', async () => {
  const span = { fromMs: startMs, toMs: startMs + 5 * minuteMs };
  const wrong = testMonitor({ query: 'avg(last_1m):p95:m{*} > 1' });
  const parts = { sources: sources([5]) };
  assert.match((await backtest({ monitor: wrong, ...parts }, span)).problem ?? '', /p95/);
  await assert.rejects(backtest({ monitor: testMonitor(), ...parts }, span, AbortSignal.abort()), /aborted/);
});
