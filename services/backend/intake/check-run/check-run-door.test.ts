import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import request from 'supertest';
import { openDoor } from '../door-harness.ts';
import { postBytes } from '../post-bytes.ts';
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
  [{ check: 'c'.repeat(256) }, 'bad_name', /check is "c{59}…, not a name of 1 to 255 characters/],
  [{ host_name: 'h'.repeat(256) }, 'bad_host', /host_name/],
  [{ tags: Array.from({ length: 1001 }, () => 'a') }, 'bad_tags', /1000 at most/],
  [{ status: 4 }, 'bad_status', /status is 4, not 0 to 3/],
  [{ status: '0' }, 'bad_status', /status is "0"/],
  [{ host_name: ['h'] }, 'bad_host', /host_name/],
  [{ tags: { a: 1 } }, 'bad_tags', /tags is not a list/],
  [{ message: 1 }, 'bad_text', /message is 1/],
  [{ timestamp: 'now' }, 'bad_timestamp', /timestamp is "now"/],
];

for (const [fault, reason, words] of faults) {
  test(`${JSON.stringify(fault).slice(0, 60)} costs no neighbour; alone it is 400`, async () => {
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

test('the most reports that one body may hold are all taken, one more is 413', async () => {
  const post = async (count: number) => {
    const door = openDoor(checkRunRoutes);
    const list = `[${Array.from({ length: count }, () => '{"check":"c","status":0}').join(',')}]`;
    const headers = { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' };
    return { door, response: await postBytes(door.app, '/api/v1/check_run', zlib.gzipSync(list), headers) };
  };
  const last = await post(250_000);
  assert.equal(last.response.status, 202);
  assert.deepEqual(last.door.counters.snapshot(), { 'intake.accepted.service_checks': 250_000 });
  assert.equal(last.door.sent.length, 25);
  const first = await post(250_001);
  assert.equal(first.response.status, 413);
  assert.match(JSON.parse(first.response.text).errors[0], /at most 1000000 rows/);
  assert.deepEqual([first.door.sent, first.door.counters.snapshot()], [[], {}]);
});

test('the longest names are taken; a message longer than what is kept is cut, which is counted', async () => {
  const door = openDoor(checkRunRoutes);
  const names = { check: 'c'.repeat(255), host_name: 'h'.repeat(255), status: 0 };
  await request(door.app)
    .post('/api/v1/check_run')
    .send([4000, 4001].map((length) => ({ ...names, message: 'm'.repeat(length) })))
    .expect(202);
  const [message] = door.sent;
  assert.ok(message?.kind === 'checks');
  assert.deepEqual(
    message.checks.map((check) => [check.check.length, check.host.length, check.message.length]),
    [4000, 4000].map((length) => [255, 255, length]),
  );
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.service_checks': 2, 'intake.cut.check_message': 1 });
});

test('half of a surrogate pair is what it will be on disk', async () => {
  const door = openDoor(checkRunRoutes);
  const body = '{"check":"c\\ud800","host_name":"\\udfff","status":0,"message":"\\ud800","tags":["a:\\ud800b"]}';
  await request(door.app).post('/api/v1/check_run').type('json').send(body).expect(202);
  const [message] = door.sent;
  assert.ok(message?.kind === 'checks');
  const [check] = message.checks;
  assert.deepEqual([check?.check, check?.host, check?.message, check?.tags], ['c\ufffd', '\ufffd', '\ufffd', ['a:_b']]);
});
