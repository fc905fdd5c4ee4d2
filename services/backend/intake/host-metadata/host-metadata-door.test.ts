import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { decodeBody } from '../decode/decode-body.ts';
import { openDoor } from '../door-harness.ts';
import { maxUnansweredRows } from '../refuse-when-full.ts';
import { hostMetadataRoutes } from './routes.ts';

const head = { apiKey: 'x', agentVersion: '7.60.0', uuid: 'u', internalHostname: 'web-1' };

test('metadata of a host, as an Agent posts it', async () => {
  const door = openDoor(hostMetadataRoutes);
  const body = {
    ...head,
    os: 'linux',
    'agent-flavor': 'agent',
    systemStats: { cpuCores: 2, platform: 'linux' },
    meta: { 'socket-hostname': 'web-1', timezones: ['UTC'] },
    'host-tags': { system: ['Env:Lab', 'team:x'], 'google cloud platform': [] },
    gohai: '{}',
  };
  const response = await request(door.app).post('/intake/?api_key=x').send(body).expect(202);
  assert.equal(response.text, '{"status": "ok"}');
  const host = {
    name: 'web-1',
    agentVersion: '7.60.0',
    platform: 'linux',
    tagsBySource: { system: ['env:lab', 'team:x'], 'google cloud platform': [] },
    reportedAtS: door.nowS,
  };
  assert.deepEqual(door.sent, [{ kind: 'host', host }]);
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.hosts': 1 });
});

test('events of an Agent are stored under their source, bad ones counted', async () => {
  const door = openDoor(hostMetadataRoutes);
  const events = {
    api: [{ msg_title: 't', msg_text: 'x', timestamp: door.nowS, host: 'h', alert_type: 'error' }],
    docker: [{ msg_title: 'started', priority: 'low' }, 'no event', {}],
  };
  await request(door.app)
    .post('/intake/')
    .send({ ...head, events })
    .expect(202);
  const [message] = door.sent;
  assert.ok(message?.kind === 'events');
  assert.deepEqual(
    message.events.map((event) => [
      event.title,
      event.sourceTypeName,
      event.alertType,
      event.priority,
      event.timestampS,
    ]),
    [
      ['t', '', 'error', 'normal', door.nowS],
      ['started', 'docker', 'info', 'low', door.nowS],
    ],
  );
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.events': 2, 'intake.refused.bad_item': 2 });
});

test('what is not read is counted', async () => {
  const door = openDoor(hostMetadataRoutes);
  const body = { ...head, agent_checks: [['cpu', 'cpu', 'id', 'OK', '', {}]], resources: {}, external_host_tags: [] };
  await request(door.app).post('/intake/').send(body).expect(202);
  assert.deepEqual(door.sent, []);
  assert.deepEqual(door.counters.snapshot(), { 'intake.unread.agent_checks': 1, 'intake.unread.intake_parts': 2 });
});

for (const [body, words] of [
  [[], /Payload must be an object/],
  [{ 'host-tags': {} }, /^'internalHostname' is missing$/],
  [{ ...head, meta: {}, 'host-tags': ['a:b'] }, /'host-tags' must be an object, it is a list/],
  [
    { ...head, 'host-tags': { system: 'a:b' } },
    /'host-tags.system' must be a list of text \(1000 at most\), it is "a:b"/,
  ],
  [{ ...head, meta: {}, agentVersion: '7'.repeat(256) }, /'agentVersion' may have 255 characters/],
  [{ ...head, meta: {}, os: 'l'.repeat(256) }, /'os' may have 255 characters/],
  [
    { ...head, 'host-tags': Object.fromEntries(Array.from({ length: 101 }, (_, i) => [i, []])) },
    /'host-tags' may have 100 sources/,
  ],
] as const) {
  test(`${JSON.stringify(body).slice(0, 60)} is 400`, async () => {
    const door = openDoor(hostMetadataRoutes);
    const response = await request(door.app)
      .post('/intake/')
      .send(body as object)
      .expect(400);
    assert.match(response.body.errors[0], words);
    assert.deepEqual(door.sent, []);
  });
}

test('a report on checks has no tags of the host: they are not told, not empty', async () => {
  const door = openDoor(hostMetadataRoutes);
  const body = { ...head, os: '', meta: {}, agent_checks: [['cpu', 'cpu', 'id', 'OK', '', {}]] };
  await request(door.app).post('/intake/').send(body).expect(202);
  assert.deepEqual(door.sent, [
    { kind: 'host', host: { name: 'web-1', agentVersion: '7.60.0', reportedAtS: door.nowS } },
  ]);
});

test('parts that only old Agents fill are counted when they are not empty', async () => {
  const door = openDoor(hostMetadataRoutes);
  const empty = { ...head, metrics: [], service_checks: null };
  await request(door.app).post('/intake/').send(empty).expect(202);
  assert.deepEqual(door.counters.snapshot(), {});
  const full = { ...head, metrics: [['m', 1, 2, {}]], service_checks: [{ check: 'c' }] };
  await request(door.app).post('/intake/').send(full).expect(202);
  assert.deepEqual(door.counters.snapshot(), { 'intake.unread.intake_parts': 2 });
});

test('events that are no map by source, long texts and impossible times are counted', async () => {
  const door = openDoor(hostMetadataRoutes);
  const send = (events: unknown, status: number) =>
    request(door.app)
      .post('/intake/')
      .send({ ...head, events })
      .expect(status);
  await send([{ msg_title: 't' }, { msg_title: 'u' }], 400);
  assert.equal(door.counters.snapshot()['intake.refused.bad_item'], 2);
  await send({ api: ['x'.repeat(4000), 'x'.repeat(4001)].map((msg_text) => ({ msg_text })) }, 202);
  assert.equal(door.counters.snapshot()['intake.cut.event_text'], 1);
  const times = [door.nowS * 1000, door.nowS + 601, door.nowS - 18 * 3600 - 1, 5];
  await send({ api: times.map((timestamp) => ({ msg_title: 't', timestamp })) }, 202);
  const { 'intake.refused.too_new': tooNew, 'intake.refused.too_old': tooOld } = door.counters.snapshot();
  assert.deepEqual([tooNew, tooOld], [2, 2]);
});

test('a store that is behind is 429', async () => {
  const door = openDoor(hostMetadataRoutes, maxUnansweredRows + 1);
  await request(door.app).post('/intake/').send(head).expect(429);
});

test('events of impossible hosts and times are refused, long words are cut and counted', async () => {
  const door = openDoor(hostMetadataRoutes);
  const send = (events: unknown) =>
    request(door.app)
      .post('/intake/')
      .send({ ...head, events })
      .expect(202);
  const good = { msg_title: 't' };
  await send({ api: [good, { ...good, host: 'h'.repeat(256) }, { ...good, timestamp: 'now' }] });
  await send({ ['s'.repeat(256)]: [{ msg_title: 't'.repeat(501), aggregation_key: 'k'.repeat(101) }] });
  const events = door.sent.flatMap((message) => (message.kind === 'events' ? message.events : []));
  assert.deepEqual(
    events.map(({ title, aggregationKey, sourceTypeName }) =>
      [title, aggregationKey, sourceTypeName].map((x) => x.length),
    ),
    [
      [1, 0, 0],
      [500, 100, 255],
    ],
  );
  assert.deepEqual(door.counters.snapshot(), {
    'intake.accepted.events': 2,
    'intake.cut.event_text': 1,
    'intake.refused.bad_host': 1,
    'intake.refused.bad_timestamp': 1,
  });
});

test('of many parts that are not read all are counted and few are handed on', () => {
  const parts = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${i}${'x'.repeat(100)}`, 1]));
  const time = { nowS: 1_760_000_000, metricAge: { pastS: 1, futureS: 1 } };
  const { accepted, unread } = decodeBody('intake', Buffer.from(JSON.stringify(parts)), time);
  assert.equal(accepted['intake.unread.intake_parts'], 1000);
  assert.deepEqual([unread.length, unread[0]?.length], [20, 60]);
});
