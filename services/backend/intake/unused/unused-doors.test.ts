import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import request from 'supertest';
import { openDoor } from '../door-harness.ts';
import { unusedRoutes } from './routes.ts';
import { unusedKinds } from './unused-kinds.ts';

const payload = zstdCompressSync(Buffer.from('what nobody here reads'.repeat(100)));

for (const { path, name, answer } of unusedKinds) {
  test(`POST ${path} is counted and not kept`, async () => {
    const door = openDoor(unusedRoutes);
    const response = await request(door.app)
      .post(path.replace(':case', '123'))
      .set('Content-Encoding', 'zstd')
      .send(payload)
      .buffer(true)
      .expect(answer === 'flare' ? 200 : 202);
    assert.deepEqual(door.counters.snapshot(), {
      [`intake.unused.${name}`]: 1,
      [`intake.unused.${name}.bytes`]: payload.length,
    });
    assert.deepEqual(door.sent, []);
    assert.equal(
      response.type,
      { status: 'text/json', process: 'application/x-protobuf', flare: 'application/json' }[answer],
    );
  });
}

test('a process-agent is told that nobody watches, in its own format', async () => {
  const door = openDoor(unusedRoutes);
  const { body } = await request(door.app).post('/api/v1/collector').send(payload).responseType('blob');
  const bytes = body as Buffer;
  // Version 3, protobuf, ResCollector; subscription, organisation and time are not told.
  assert.deepEqual([...bytes.subarray(0, 16)], [3, 0, 23, ...Array(13).fill(0)]);
  // Field 3, length-delimited, empty: `status` is there, and says no active client.
  assert.deepEqual([...bytes.subarray(16)], [(3 << 3) | 2, 0]);
});

test('who sends a flare is told that it went nowhere', async () => {
  const { body } = await request(openDoor(unusedRoutes).app).post('/support/flare').send(payload).expect(200);
  assert.match(body.error, /keeps no flares/);
});

test('a body past the bound is 413, and not counted as taken', async () => {
  const door = openDoor(unusedRoutes);
  const limit = 25 * 1024 * 1024;
  const send = (bytes: number) => request(door.app).post('/api/v1/metadata').send(Buffer.alloc(bytes)).type('bin');
  assert.equal((await send(limit)).status, 202);
  assert.equal((await send(limit + 1)).status, 413);
  assert.equal(door.counters.snapshot()['intake.unused.inventories'], 1);
});

test('names of counters are those of one kind each', () => {
  const whatByName = new Map(unusedKinds.map(({ name, what }) => [name, what]));
  for (const { name, what } of unusedKinds) assert.equal(whatByName.get(name), what);
  assert.equal(new Set(unusedKinds.map(({ path }) => path)).size, unusedKinds.length);
});
