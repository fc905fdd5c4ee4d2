import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import express from 'express';
import supertest from 'supertest';
import type { BacktestResponse } from '../../../../../lib/api-types/backtest.ts';
import { VirtualClock } from '../../../../../lib/clock/virtual-clock.ts';
import { errorResponse } from '../../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../../lib/http/keys.ts';
import { mount } from '../../../../../lib/http/mount.ts';
import { createLogger } from '../../../../../lib/log/logger.ts';
import { MemoryMetrics } from '../../../../../test/query/memory-metrics.ts';
import { startMs, testSources } from '../../../monitors/engine/testing-engine.ts';
import { backtestMonitor } from './backtest-monitor.ts';

const minuteMs = 60_000;

/** @param onRead called before metrics are read */
function lab(onRead: () => Promise<void> = async () => {}) {
  const metrics = new MemoryMetrics();
  const points = [5, 11, 11, 5, 5].map((value, at) => [startMs / 1000 + at * 60, value] as const);
  metrics.add({ metric: 'm', type: 'gauge', host: 'a', tags: [], intervalS: 0 }, points);
  const app = express();
  const log = createLogger('test', 'off');
  const rollup = metrics.rollup.bind(metrics);
  metrics.rollup = async (...of) => {
    await onRead();
    return rollup(...of);
  };
  const statuses: number[] = [];
  const deps = { store: testSources(metrics), clock: new VirtualClock(startMs + 5 * minuteMs), log };
  const route = {
    method: 'post',
    path: '/labrador/api/monitors/backtest',
    keys: 'api+app',
    handle: backtestMonitor,
  } as const;
  mount(app, [route], { deps, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log, onError: (status) => void statuses.push(status) }));
  return { app, statuses };
}

const monitor = {
  type: 'query alert',
  query: 'avg(last_1m):avg:m{*} by {host} > 10',
  name: 'high',
  message: '@ada@example.com',
  options: { new_group_delay: 0 },
};

function ask(body: object) {
  return supertest(lab().app).post('/labrador/api/monitors/backtest').send(body);
}

test('transitions, time in each state and mails; what is ahead is not looked at', async () => {
  const { status, body } = await ask({ monitor, from: startMs, to: startMs + 60 * minuteMs });
  assert.equal(status, 200);
  const found = body as BacktestResponse;
  assert.deepEqual([found.from, found.to, found.evaluations], [startMs, startMs + 5 * minuteMs, 6]);
  assert.deepEqual(
    found.transitions.map(({ to }) => to),
    ['Alert', 'OK'],
  );
  const states = [
    { state: 'OK', from: startMs + minuteMs, to: startMs + 2 * minuteMs },
    { state: 'Alert', from: startMs + 2 * minuteMs, to: startMs + 4 * minuteMs },
    { state: 'OK', from: startMs + 4 * minuteMs, to: startMs + 6 * minuteMs },
  ];
  assert.deepEqual(found.groups, [{ group: 'host:a', seconds: { OK: 180, Alert: 120 }, states }]);
  assert.deepEqual(
    found.mails.map(({ body: _, ...mail }) => mail),
    [
      { at: startMs + 2 * minuteMs, to: 'ada@example.com', subject: '[Triggered on {host:a}] high' },
      { at: startMs + 4 * minuteMs, to: 'ada@example.com', subject: '[Recovered on {host:a}] high' },
    ],
  );
  assert.match(found.mails[0]?.body ?? '', /^@ada@example\.com\n\nm over host:a was > 10\.0/);
});

test('what cannot be done is refused', async () => {
  const span = { from: startMs, to: startMs + minuteMs };
  const bodies: readonly (readonly [object, RegExp])[] = [
    [{ ...span }, /monitor/],
    [{ monitor, ...span, more: 1 }, /more/],
    [{ monitor, from: span.to, to: span.from }, /'from' must be before 'to'/],
    [{ monitor, from: startMs + 10 * minuteMs, to: startMs + 20 * minuteMs }, /not ahead/],
    [{ monitor, from: startMs - 7 * 86_400_000, to: startMs + minuteMs }, /seven days/],
    [{ monitor: { ...monitor, query: 'nonsense' }, ...span }, /./],
    [{ monitor: { ...monitor, message: '{{#is_alert}}' }, ...span }, /'message'/],
    [{ monitor: { type: 'composite', query: '1 && 2' }, ...span }, /composite/],
  ];
  for (const [body, text] of bodies) {
    const answer = await ask(body);
    assert.equal(answer.status, 400, JSON.stringify(answer.body));
    assert.match(JSON.stringify(answer.body), text);
  }
});

test('one whose client has gone ends, and counts as no error', async (t) => {
  const [reading, went] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { app, statuses } = lab(() => {
    reading.resolve();
    return went.promise;
  });
  const server = app.listen(0);
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  server.on('request', (_request, response) => response.once('close', went.resolve));
  const body = JSON.stringify({ monitor, from: startMs, to: startMs + 60 * minuteMs });
  const post = (signal?: AbortSignal) =>
    fetch(`http://localhost:${port}/labrador/api/monitors/backtest`, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
      ...(signal && { signal }),
    });
  const client = new AbortController();
  const answer = post(client.signal);
  await reading.promise;
  client.abort();
  await assert.rejects(answer, { name: 'AbortError' });
  // One at a time: when the next is answered, the other is over.
  assert.equal((await post()).status, 200);
  assert.deepEqual(statuses, []);
});
