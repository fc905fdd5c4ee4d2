import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { openDoor } from '../door-harness.ts';
import { postBytes } from '../post-bytes.ts';
import { distributionPointRoutes } from './routes.ts';

const path = '/api/v1/distribution_points';
const { nowS } = openDoor([]);

test('deflated, as datadogpy sends it: what is right is taken, what is not is counted', async () => {
  const door = openDoor(distributionPointRoutes);
  const points = [
    [nowS, [1, 2, 3]],
    [nowS, ['x']],
  ];
  const body = zlib.deflateSync(JSON.stringify({ series: [{ metric: 'm', points }] }));
  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'deflate' };
  const response = await postBytes(door.app, path, body, headers).expect(202);
  assert.equal(response.text, '{"status": "ok"}');
  const [message] = door.sent;
  assert.ok(message?.kind === 'sketches');
  assert.deepEqual([...message.batch.sum], [6]);
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.sketches': 1, 'intake.refused.bad_value': 1 });
});

test('a large body comes out of a process as the same sketches', async () => {
  const [small, large] = [
    openDoor(distributionPointRoutes, 0, { inlineBytes: 1e9 }),
    openDoor(distributionPointRoutes, 0, { inlineBytes: 0 }),
  ];
  const series = [{ metric: 'm', points: Array.from({ length: 6000 }, (_, i) => [nowS - i, [i, i + 1]]) }];
  const body = Buffer.from(JSON.stringify({ series }));
  for (const { app } of [small, large]) await postBytes(app, path, body).expect(202);
  assert.deepEqual(large.sent, small.sent);
  assert.equal(large.sent.length, 2);
});

test('nothing but faults is 400 and says why', async () => {
  const door = openDoor(distributionPointRoutes);
  const body = Buffer.from(JSON.stringify({ series: [{ metric: 'm', points: [[nowS, 1]] }] }));
  const response = await postBytes(door.app, path, body).expect(400);
  assert.deepEqual(response.body, { errors: ['series[0] "m": points[0]: values is 1, not a list'] });
});
