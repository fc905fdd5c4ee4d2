import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { testTime } from '../../../../lib/codec/testing-batches.ts';
import { checkRunRoutes } from '../check-run/routes.ts';
import { openDoor } from '../door-harness.ts';
import { hostMetadataRoutes } from '../host-metadata/routes.ts';
import { seriesRoutes } from '../series/routes.ts';
import { assertSimple } from './assert-simple.ts';
import { BodyDecoder } from './body-decoder.ts';

/** Any body is large. */
const inProcess = { inlineBytes: 0 };

test('a large body is decoded in a process: same rows, counters and refusals, in parts', async () => {
  const series = Array.from({ length: 12_000 }, (_, i) => ({ metric: `m${i}`, points: [[946_684_800, i]] }));
  const body = { series: [...series, { metric: '' }, 7] };
  const small = openDoor(seriesRoutes, 0, { inlineBytes: 1e9 });
  const large = openDoor(seriesRoutes, 0, inProcess);
  for (const { app, nowS } of [small, large]) {
    const text = JSON.stringify(body).replaceAll('946684800', String(nowS));
    await request(app).post('/api/v1/series').set('Content-Type', 'text/json').send(text).expect(202);
  }
  assert.deepEqual(large.sent, small.sent);
  assert.deepEqual(large.counters.snapshot(), small.counters.snapshot());
  assert.equal(large.counters.snapshot()['intake.accepted.series_points'], 12_000);
  assert.equal(large.sent.length, 2);
});

test('checks, hosts and events come out of the process too', async () => {
  const checks = openDoor(checkRunRoutes, 0, inProcess);
  await request(checks.app).post('/api/v1/check_run').send({ check: 'c', status: 0 }).expect(202);
  assert.deepEqual(checks.counters.snapshot(), { 'intake.accepted.service_checks': 1 });
  const intake = openDoor(hostMetadataRoutes, 0, inProcess);
  const body = { internalHostname: 'h', meta: {}, events: { api: [{ msg_title: 't' }] } };
  await request(intake.app).post('/intake/').send(body).expect(202);
  assert.deepEqual(
    intake.sent.map(({ kind }) => kind),
    ['events', 'host'],
  );
});

test('what is wrong with a large body is said as of a small one', async () => {
  const door = openDoor(seriesRoutes, 0, inProcess);
  const broken = await request(door.app).post('/api/v1/series').set('Content-Type', 'text/json').send('{"series":[');
  assert.deepEqual(
    [broken.status, broken.body],
    [400, { errors: ['Invalid JSON: unexpected end at line 1 column 12'] }],
  );
  const bad = await request(door.app)
    .post('/api/v1/series')
    .send({ series: [{ metric: '' }] });
  assert.deepEqual([bad.status, bad.body], [400, { errors: ['series[0]: metric is ""'] }]);
});

test('a body that takes more memory than a process has is 413, and the next one is served', async () => {
  const door = openDoor(seriesRoutes, 0, { inlineBytes: 1024, heapMb: 16 });
  const series = `{"series":[${Array.from({ length: 1_000_000 }, () => '{}').join(',')}]}`;
  const { status, body } = await request(door.app).post('/api/v1/series').set('Content-Type', 'text/json').send(series);
  assert.equal(status, 413);
  assert.match(body.errors[0], /takes too much memory or time; send it in several requests/);
  const good = { series: [{ metric: 'm', points: [[door.nowS, 1]], tags: ['x'.repeat(2000)] }] };
  await request(door.app).post('/api/v1/series').send(good).expect(202);
});

test('a body that takes longer than a process may is 413', async () => {
  const door = openDoor(seriesRoutes, 0, { inlineBytes: 0, timeMs: 1 });
  const { status, body } = await request(door.app).post('/api/v1/series').send({ series: [] });
  assert.deepEqual([status, /memory or time/.test(body.errors[0])], [413, true]);
});

test('the last list or object that is taken, and the first too many', () => {
  assertSimple(Buffer.from('[{},{"a":[1,2]}]'), 4);
  assert.throws(() => assertSimple(Buffer.from('[{},{"a":[1,[2]]}]'), 4), {
    status: 413,
    message: 'Payload too large: at most 4 lists and objects; send it in several requests',
  });
});

test('whether the store has room is asked when a body has its turn, not when it came', async () => {
  const decoder = new BodyDecoder(inProcess);
  const seen: string[] = [];
  const body = { form: 'check-run', bytes: Buffer.from('{"check":"c","status":0}'), time: testTime } as const;
  const target = (name: string) => ({
    begin: () => {
      if (seen.includes('rows of a')) throw new Error('full');
    },
    head: () => undefined,
    rows: () => void seen.push(`rows of ${name}`),
  });
  const [a, b] = await Promise.allSettled(['a', 'b'].map((name) => decoder.decode(body, target(name))));
  assert.deepEqual([a?.status, b?.status, seen], ['fulfilled', 'rejected', ['rows of a']]);
});
