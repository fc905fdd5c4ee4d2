import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { openDoor } from '../door-harness.ts';
import { maxUnansweredRows } from '../refuse-when-full.ts';
import { checkRunRoutes } from './routes.ts';

test('one object, as datadogpy posts it', async () => {
  const door = openDoor(checkRunRoutes);
  const body = {
    check: 'app.ok',
    host_name: 'h',
    status: 1,
    timestamp: door.nowS - 5,
    message: 'slow',
    tags: ['B:2', 'a'],
  };
  const response = await request(door.app).post('/api/v1/check_run').send(body).expect(202);
  assert.equal(response.text, '{"status": "ok"}');
  const check = {
    check: 'app.ok',
    status: 1,
    host: 'h',
    timestampS: door.nowS - 5,
    message: 'slow',
    tags: ['a', 'b:2'],
  };
  assert.deepEqual(door.sent, [{ kind: 'checks', checks: [check] }]);
});

test('a list, as the Agent posts it: tags may be null, a report without timestamp is of now', async () => {
  const door = openDoor(checkRunRoutes);
  await request(door.app)
    .post('/api/v1/check_run')
    .send([0, 1, 2, 3].map((status) => ({ check: 'c', host_name: 'h', status, tags: null })))
    .expect(202);
  const [message] = door.sent;
  assert.ok(message?.kind === 'checks');
  assert.deepEqual(
    message.checks.map(({ status, timestampS, tags }) => [status, timestampS, tags]),
    [0, 1, 2, 3].map((status) => [status, door.nowS, []]),
  );
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.service_checks': 4 });
});

const faults: readonly (readonly [Record<string, unknown>, string, RegExp])[] = [
  [{ check: '' }, 'bad_name', /check is ""/],
  [{ status: 4 }, 'bad_status', /status is 4, not 0 to 3/],
  [{ status: '0' }, 'bad_status', /status is "0"/],
  [{ host_name: ['h'] }, 'bad_host', /host_name/],
  [{ tags: { a: 1 } }, 'bad_tags', /tags is not a list/],
  [{ message: 1 }, 'bad_text', /message is 1/],
  [{ timestamp: 'now' }, 'bad_timestamp', /timestamp is "now"/],
];

for (const [fault, reason, words] of faults) {
  test(`${JSON.stringify(fault)} costs no neighbour; alone it is 400`, async () => {
    const door = openDoor(checkRunRoutes);
    const good = { check: 'c', host_name: 'h', status: 0 };
    const alone = await request(door.app)
      .post('/api/v1/check_run')
      .send({ ...good, ...fault })
      .expect(400);
    assert.match(alone.body.errors[0], words);
    await request(door.app)
      .post('/api/v1/check_run')
      .send([{ ...good, ...fault }, good, 7])
      .expect(202);
    assert.equal(door.sent.length, 1);
    assert.equal(door.counters.snapshot()[`intake.refused.${reason}`], 2);
    assert.equal(door.counters.snapshot()['intake.refused.bad_item'], 1);
  });
}

test('reports are taken up to ten minutes back', async () => {
  const door = openDoor(checkRunRoutes);
  const report = (timestamp: number) =>
    request(door.app).post('/api/v1/check_run').send({ check: 'c', status: 0, timestamp }).expect(202);
  await report(door.nowS - 600);
  assert.equal(door.sent.length, 1);
  await report(door.nowS - 601);
  assert.equal(door.sent.length, 1);
  assert.equal(door.counters.snapshot()['intake.refused.too_old'], 1);
});

test('text is no payload', async () => {
  await request(openDoor(checkRunRoutes).app).post('/api/v1/check_run').type('json').send('"ok"').expect(400);
});

test('a store that is behind is 429', async () => {
  const door = openDoor(checkRunRoutes, maxUnansweredRows + 1);
  await request(door.app).post('/api/v1/check_run').send({ check: 'c', status: 0 }).expect(429);
});
