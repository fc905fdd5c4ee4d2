import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { client, v1, v2 } from '@datadog/datadog-api-client';
import { type HttpServer, listen } from '../../../lib/http/server.ts';
import { checkRunRoutes } from './check-run/routes.ts';
import { distributionPointRoutes } from './distribution-points/routes.ts';
import { type DoorHarness, openDoor } from './door-harness.ts';
import { eventRoutes } from './events/routes.ts';
import { seriesRoutes } from './series/routes.ts';

/** Datadog's own client, unmodified: it throws at an answer that is not of the documented shape. */
suite('the official client', () => {
  const door: DoorHarness = openDoor([...seriesRoutes, ...distributionPointRoutes, ...checkRunRoutes, ...eventRoutes]);
  const { nowS } = door;
  let server: HttpServer | undefined;
  let configuration: client.Configuration;

  before(async () => {
    server = await listen(door.app, { host: '127.0.0.1', port: 0, setting: 'none' });
    configuration = client.createConfiguration({
      baseServer: new client.BaseServerConfiguration(`http://127.0.0.1:${server.port}`, {}),
      authMethods: { apiKeyAuth: 'a'.repeat(32), appKeyAuth: 'b'.repeat(40) },
    });
  });

  after(() => server?.close(0));

  const accepted = (name: string): number => door.counters.snapshot()[`intake.accepted.${name}`] ?? 0;

  for (const contentEncoding of [undefined, 'deflate'] as const) {
    test(`v1 submitDistributionPoints, ${contentEncoding ?? 'as it is'}`, async () => {
      const sketches = accepted('sketches');
      const answer = await new v1.MetricsApi(configuration).submitDistributionPoints({
        body: { series: [{ metric: 'm', points: [[nowS, [1, 2.5]]], host: 'h', tags: ['a:b'], type: 'distribution' }] },
        ...(contentEncoding ? { contentEncoding } : {}),
      });
      assert.equal(answer.status, 'ok');
      assert.equal(accepted('sketches'), sketches + 1);
    });
  }

  for (const contentEncoding of [undefined, 'deflate', 'gzip'] as const) {
    test(`v2 submitMetrics, ${contentEncoding ?? 'as it is'}`, async () => {
      const points = accepted('series_points');
      const answer = await new v2.MetricsApi(configuration).submitMetrics({
        body: { series: [{ metric: 'm', type: 3, points: [{ timestamp: nowS, value: 1 }] }] },
        ...(contentEncoding ? { contentEncoding } : {}),
      });
      assert.deepEqual(answer.errors, []);
      assert.equal(accepted('series_points'), points + 1);
    });
  }

  test('v1 submitServiceCheck', async () => {
    const answer = await new v1.ServiceChecksApi(configuration).submitServiceCheck({
      body: [{ check: 'app.ok', hostName: 'h', status: 0, tags: ['a:b'] }],
    });
    assert.equal(answer.status, 'ok');
    assert.equal(accepted('service_checks'), 1);
  });

  test('v1 createEvent', async () => {
    const answer = await new v1.EventsApi(configuration).createEvent({ body: { title: 't', text: 'x' } });
    assert.equal(answer.status, 'ok');
    assert.equal(answer.event?.title, 't');
  });

  const data = (category: 'change' | 'alert', attributes: v2.EventPayloadAttributes) => ({
    body: { data: { type: 'event', attributes: { title: 't', category, attributes } } } as const,
  });

  for (const request of [
    data('change', {
      changedResource: { name: 'flag', type: 'feature_flag' },
      author: { name: 'me', type: 'user' },
      newValue: { on: true },
    }),
    data('alert', { status: 'warn', priority: '2', links: [{ category: 'runbook', url: 'https://example.com' }] }),
  ]) {
    test(`v2 createEvent, ${request.body.data.attributes.category}`, async () => {
      const answer = await new v2.EventsApi(configuration).createEvent(request);
      assert.equal(answer.data?.type, 'event');
      assert.equal(answer.data?.attributes?.attributes?.evt?.id, '6327818702635911562');
      assert.match(answer.links?.self ?? '', /\/event\/event\?id=6327818702635911562$/);
      assert.equal(door.added.at(-1)?.category, request.body.data.attributes.category);
    });
  }

  test('v2 createEvent is told why it was refused', async () => {
    const refused = new v2.EventsApi(configuration).createEvent(
      data('change', { changedResource: { name: '', type: 'feature_flag' } }),
    );
    await assert.rejects(refused, (error: { code?: number; body?: v2.JSONAPIErrorResponse }) => {
      assert.equal(error.code, 400);
      assert.match(String(error.body?.errors?.[0]?.detail), /attributes\.changed_resource\.name/);
      return true;
    });
  });
});
