import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type client, v1, v2 } from '@datadog/datadog-api-client';
import { apiClientOf } from './api-client.ts';
import { ask, becomes, groups } from './ask.ts';
import { type Backend, startBackend } from './start-backend.ts';

describe('@datadog/datadog-api-client', () => {
  let backend: Backend;
  let configuration: client.Configuration;
  const nowS = Math.floor(Date.now() / 1000);

  before(async () => {
    backend = await startBackend();
    configuration = apiClientOf(backend);
  });

  after(() => backend.remove());

  test('series, version 1, plain and by each encoding: gauges, counts, rates, several points, host and tags', async () => {
    const api = new v1.MetricsApi(configuration);
    for (const contentEncoding of [undefined, 'gzip', 'deflate'] as const) {
      const tags = [`by:${contentEncoding ?? 'plain'}`, 'bare'];
      const host = `host-${contentEncoding ?? 'plain'}`;
      const answer = await api.submitMetrics({
        ...(contentEncoding ? { contentEncoding } : {}),
        body: {
          series: [
            {
              metric: 'v1.gauge',
              type: 'gauge',
              points: [
                [nowS - 20, 41.5],
                [nowS - 10, -2],
              ],
              host,
              tags,
            },
            {
              metric: 'v1.count',
              type: 'count',
              interval: 10,
              points: [
                [nowS - 20, 3],
                [nowS - 10, 4],
              ],
              host,
              tags,
            },
            { metric: 'v1.rate', type: 'rate', interval: 10, points: [[nowS - 10, 0.5]], host, tags },
            { metric: 'v1.untyped', points: [[nowS - 10, 1e-9]], tags },
          ],
        },
      });
      assert.equal(answer.status, 'ok');
      const scope = `{${tags.join(',')},host:${host}}`;
      await becomes(() => ask(backend, `avg:v1.gauge${scope}.rollup(avg, 10)`), [41.5, -2]);
      await becomes(() => ask(backend, `sum:v1.count${scope}.as_count()`), [7]);
      await becomes(() => ask(backend, `avg:v1.rate${scope}`), [0.5]);
      await becomes(() => ask(backend, `sum:v1.rate${scope}.as_count()`), [5]);
      await becomes(() => ask(backend, `avg:v1.untyped{${tags.join(',')}}`), [1e-9]);
    }
    assert.deepEqual(await groups(backend, 'v1.gauge', 'by'), ['by:deflate', 'by:gzip', 'by:plain']);
  });

  test('series, version 2, plain and by each encoding', async () => {
    const api = new v2.MetricsApi(configuration);
    for (const contentEncoding of [undefined, 'gzip', 'deflate', 'zstd1'] as const) {
      const tags = [`by:${contentEncoding ?? 'plain'}`];
      const resources = [
        { type: 'host', name: `host-${contentEncoding ?? 'plain'}` },
        { type: 'device', name: 'sda' },
      ];
      const at = (secondsAgo: number, value: number) => ({ timestamp: nowS - secondsAgo, value });
      const answer = await api.submitMetrics({
        ...(contentEncoding ? { contentEncoding } : {}),
        body: {
          series: [
            { metric: 'v2.gauge', type: 3, points: [at(20, 42), at(10, 43)], resources, tags },
            {
              metric: 'v2.count',
              type: 1,
              interval: 10,
              points: [at(20, 3), at(10, 4)],
              resources,
              tags,
              unit: 'byte',
            },
            { metric: 'v2.rate', type: 2, interval: 10, points: [at(10, 0.5)], resources, tags },
            { metric: 'v2.unspecified', type: 0, points: [at(10, 5)], tags },
          ],
        },
      });
      assert.deepEqual(answer.errors, []);
      const scope = `{${tags.join(',')},host:${resources[0]?.name},device:sda}`;
      await becomes(() => ask(backend, `avg:v2.gauge${scope}.rollup(avg, 10)`), [42, 43]);
      await becomes(() => ask(backend, `sum:v2.count${scope}.as_count()`), [7]);
      await becomes(() => ask(backend, `avg:v2.rate${scope}`), [0.5]);
      await becomes(() => ask(backend, `avg:v2.unspecified{${tags.join(',')}}`), [5]);
    }
  });

  test('events, version 1: created, got and listed with equal values', async () => {
    const api = new v1.EventsApi(configuration);
    const body: v1.EventCreateRequest = {
      title: 'deployed é',
      text: 'line one\nline two',
      dateHappened: nowS - 60,
      host: 'box-1',
      priority: 'low',
      alertType: 'warning',
      aggregationKey: 'deploys',
      sourceTypeName: 'jenkins',
      deviceName: 'sda',
      tags: ['a:1', 'b'],
    };
    const { event, status } = await api.createEvent({ body });
    assert.equal(status, 'ok');
    assert.deepEqual(
      [event?.title, event?.text, event?.dateHappened, event?.tags],
      [body.title, body.text, body.dateHappened, body.tags],
    );
    const { events } = await api.listEvents({
      start: nowS - 120,
      end: nowS,
      tags: 'a:1,b',
      priority: 'low',
      sources: 'jenkins',
    });
    assert.equal(events?.length, 1);
    const [listed] = events ?? [];
    assert.deepEqual(
      [
        listed?.title,
        listed?.text,
        listed?.dateHappened,
        listed?.host,
        listed?.priority,
        listed?.alertType,
        listed?.deviceName,
        listed?.tags,
      ],
      [body.title, body.text, body.dateHappened, body.host, body.priority, body.alertType, body.deviceName, body.tags],
    );
    assert.ok(event?.id);
    const got = await api.getEvent({ eventId: event.id });
    assert.deepEqual([got.event?.id, got.event?.title, got.event?.text], [event.id, body.title, body.text]);
    assert.equal(listed?.id, event.id);
    await assert.rejects(api.createEvent({ body: { ...body, dateHappened: nowS - 24 * 3600 } }), { code: 400 });
  });

  test('service checks, as stored', async () => {
    const api = new v1.ServiceChecksApi(configuration);
    const one = {
      check: 'app.ok',
      hostName: 'box-1',
      status: 1 as const,
      message: 'slow',
      tags: ['a:1'],
      timestamp: nowS - 5,
    };
    const answer = await api.submitServiceCheck({
      body: [one, { ...one, check: 'db.ok', status: 3, tags: [] }, { ...one, status: 2, timestamp: nowS - 4 }],
    });
    assert.equal(answer.status, 'ok');
    assert.equal(await backend.stop(), 0, backend.log());
    const checks = await backend.storedChecks();
    assert.deepEqual(
      [...checks].sort((a, b) => (a.check < b.check ? -1 : 1)),
      [
        {
          check: 'app.ok',
          host: 'box-1',
          status: 2,
          message: 'slow',
          tags: ['a:1'],
          timestampS: nowS - 4,
          sinceS: nowS - 4,
        },
        { check: 'db.ok', host: 'box-1', status: 3, message: 'slow', tags: [], timestampS: nowS - 5, sinceS: nowS - 5 },
      ],
    );
  });
});
