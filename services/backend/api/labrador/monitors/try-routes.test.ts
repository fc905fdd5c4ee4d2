import assert from 'node:assert/strict';
import test from 'node:test';
import express from 'express';
import request from 'supertest';
import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import { errorResponse } from '../../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../../lib/http/keys.ts';
import { mount } from '../../../../../lib/http/mount.ts';
import { createLogger } from '../../../../../lib/log/logger.ts';
import type { MonitorTransition } from '../../../../../lib/model/monitor.ts';
import { MemoryMetrics } from '../../../../../test/query/memory-metrics.ts';
import type { Store } from '../../../store/store.ts';
import { openMonitorsApp } from '../../monitors/testing-monitors-app.ts';
import { tryMonitorRoutes } from './try-routes.ts';

const monitor = {
  type: 'metric alert',
  query: 'avg(last_5m):avg:my_metric{*} by {host} > 800',
  name: 'High on {{host.name}}',
  message:
    '{{#is_alert}}{{value}} > {{threshold}} @ops@example.com{{/is_alert}}{{#is_recovery}}fine{{/is_recovery}} {{nothing}}',
  options: { thresholds: { critical: 800, warning: 500 } },
};

async function openTryApp() {
  const opened = await openMonitorsApp();
  const metrics = new MemoryMetrics();
  const nowS = opened.clock.now() / 1000;
  for (const [host, value] of [
    ['a', 600],
    ['b', 900],
    ['c', 1],
  ] as const) {
    metrics.add({ metric: 'my_metric', type: 'gauge', host, tags: [], intervalS: 0 }, [[nowS - 60, value]]);
  }
  const sent: [MonitorRecord, MonitorTransition, string][] = [];
  const notifier = { sendTest: async (...told: (typeof sent)[number]) => void sent.push(told) };
  const hosts = { list: async () => [], get: async () => [] };
  // Monitors of metrics read nothing else.
  const store = { metrics, hosts } as unknown as Store;
  const app = express();
  mount(app, tryMonitorRoutes, { deps: { ...opened, store, notifier }, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  const post = (what: string, body: object) => request(app).post(`/labrador/api/monitors/${what}`).send(body);
  return { post, sent, kept: () => opened.monitors.list() };
}

test('what a monitor would find and say, without being kept', async () => {
  const { post, kept } = await openTryApp();
  const { body } = await post('preview', { monitor }).expect(200);
  assert.deepEqual(body.groups, [
    { key: 'host:b', state: 'Alert', value: 900 },
    { key: 'host:a', state: 'Warn', value: 600 },
    { key: 'host:c', state: 'OK', value: 1 },
  ]);
  assert.equal(body.message.group, 'host:b');
  assert.equal(body.message.title, '[Triggered on {host:b}] High on b');
  assert.match(body.message.body, /^900\.0 > 800\.0 @ops@example\.com/);
  assert.deepEqual(body.message.handles, ['@ops@example.com']);
  assert.match(body.messageProblems[0].message, /\{\{nothing\}\} is no variable/);
  const { body: recovered } = await post('preview', { monitor, to: 'OK' }).expect(200);
  assert.match(recovered.message.body, /^fine/);
  assert.deepEqual(kept(), []);
});

test('without data the message is filled for an example', async () => {
  const { post } = await openTryApp();
  const query = 'avg(last_5m):avg:other{*} by {host,env} > 800';
  const { body } = await post('preview', { monitor: { ...monitor, query } }).expect(200);
  assert.deepEqual([body.groups, body.message.group], [[], 'env:example,host:example']);
});

test('a test is sent of the monitor as it is written', async () => {
  const { post, sent } = await openTryApp();
  await post('test', { monitor, to: 'Warn' }).expect(200);
  const [[draft, transition, by] = []] = sent;
  assert.deepEqual([transition?.to, transition?.group.key, transition?.value], ['Warn', 'host:b', 900]);
  assert.equal(by, 'labrador@localhost');
  assert.equal((draft as { name: string }).name, monitor.name);
});

test('what cannot be read is refused as when it is made', async () => {
  const { post, sent } = await openTryApp();
  const { body } = await post('preview', { monitor: { ...monitor, query: 'avg(last_5m):' } }).expect(400);
  assert.match(body.errors[0], /query/i);
  await post('test', { monitor, to: 'Skipped' }).expect(400);
  await post('test', { monitor: 'x' }).expect(400);
  const unread = await post('test', { monitor: { ...monitor, message: '{{#is_alert}}' } }).expect(400);
  assert.match(unread.body.errors[0], /'message'/);
  assert.deepEqual(sent, []);
});
