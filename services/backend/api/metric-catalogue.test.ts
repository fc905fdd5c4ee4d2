import assert from 'node:assert/strict';
import { test } from 'node:test';
import supertest from 'supertest';
import { metricsApp as lab, startS } from '../../../test/harness/metrics-app.ts';

test('metrics: those active since a time', async () => {
  const app = await lab();
  const list = async (parameters: Record<string, string | number>) =>
    (await supertest(app).get('/api/v1/metrics').query(parameters)).body;
  assert.deepEqual(await list({ from: startS }), { from: String(startS), metrics: ['cpu', 'hits'] });
  assert.deepEqual((await list({ from: startS + 31 })).metrics, ['hits']);
  assert.deepEqual((await list({ from: startS, host: 'a' })).metrics, ['cpu']);
  assert.deepEqual(await list({}), { errors: ["Required parameter 'from' is missing"] });
  assert.deepEqual(await list({ from: startS, tag_filter: 'env:lab' }), { errors: ['not supported yet: tag_filter'] });
});

test('metadata: what is known, what is set, what is refused', async () => {
  const app = await lab();
  const before = {
    type: 'gauge',
    description: 'CPU',
    short_name: null,
    unit: 'percent',
    per_unit: null,
    statsd_interval: null,
    integration: 'system',
  };
  assert.deepEqual((await supertest(app).get('/api/v1/metrics/cpu')).body, before);
  const change = { ...before, short_name: 'cpu', per_unit: 'second', statsd_interval: 10, description: null };
  const after = { ...change, description: 'CPU' };
  assert.deepEqual((await supertest(app).put('/api/v1/metrics/cpu').send(change)).body, after);
  assert.deepEqual((await supertest(app).get('/api/v1/metrics/cpu')).body, after);

  const refused = await supertest(app).put('/api/v1/metrics/cpu').send({ unit: 'furlong', colour: 'red' });
  assert.equal(refused.status, 400);
  assert.match(refused.body.errors.join('\n'), /'unit': 'furlong' is not one of Datadog's units.*colour/s);
  assert.deepEqual((await supertest(app).get('/api/v1/metrics/cpu')).body, after);
});

test('metadata of a metric nobody sent is 404', async () => {
  const app = await lab();
  const read = await supertest(app).get('/api/v1/metrics/nobody');
  assert.deepEqual([read.status, read.body], [404, { errors: ['nobody not found'] }]);
  assert.equal((await supertest(app).put('/api/v1/metrics/nobody').send({ unit: 'byte' })).status, 404);
});

test('search finds metrics and hosts by a part of their name', async () => {
  const app = await lab();
  const find = async (q?: string) =>
    (
      await supertest(app)
        .get('/api/v1/search')
        .query(q === undefined ? {} : { q })
    ).body;
  assert.deepEqual(await find('metrics:CP'), { results: { metrics: ['cpu'], hosts: [] } });
  assert.deepEqual(await find('hosts:lab'), { results: { metrics: [], hosts: ['Lab-1'] } });
  assert.deepEqual(await find(), { results: { metrics: ['cpu', 'hits'], hosts: ['Lab-1'] } });
  assert.deepEqual(await find('zzz'), { results: { metrics: [], hosts: [] } });
  assert.match((await find('monitors:x')).errors[0], /^not supported yet: search for 'monitors:'/);
});
