import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { openDoor } from '../door-harness.ts';
import { maxUnansweredRows } from '../refuse-when-full.ts';
import { eventRoutes } from './routes.ts';

test('an event is stored and answered as recorded: the id as a number of full length', async () => {
  const door = openDoor(eventRoutes);
  const body = {
    title: 'Deployed',
    text: 'Version 2',
    date_happened: door.nowS - 60,
    tags: ['Env:Lab'],
    host: 'h',
    alert_type: 'success',
    priority: 'low',
    aggregation_key: 'k',
    source_type_name: 'jenkins',
    device_name: 'd',
  };
  const response = await request(door.app).post('/api/v1/events').set('Host', 'localhost:8080').send(body).expect(202);
  assert.match(response.text, /"id":6327818702635911562,/);
  assert.deepEqual(JSON.parse(response.text).event, {
    // What JavaScript makes of 6327818702635911562.
    id: 6327818702635911000,
    id_str: '6327818702635911562',
    title: 'Deployed',
    text: 'Version 2',
    date_happened: door.nowS - 60,
    handle: null,
    priority: 'low',
    related_event_id: null,
    tags: ['Env:Lab'],
    url: 'http://localhost:8080/event/event?id=6327818702635911562',
  });
  assert.deepEqual(door.added, [
    {
      title: 'Deployed',
      text: 'Version 2',
      timestampS: door.nowS - 60,
      host: 'h',
      priority: 'low',
      alertType: 'success',
      aggregationKey: 'k',
      sourceTypeName: 'jenkins',
      deviceName: 'd',
      tags: ['env:lab'],
    },
  ]);
});

test('title and text suffice', async () => {
  const door = openDoor(eventRoutes);
  const response = await request(door.app).post('/api/v1/events').send({ title: 't', text: 'x' }).expect(202);
  const answer = JSON.parse(response.text).event;
  assert.deepEqual([answer.priority, answer.tags], [null, null]);
  const [event] = door.added;
  assert.deepEqual(
    [event?.timestampS, event?.priority, event?.alertType, event?.host],
    [door.nowS, 'normal', 'info', ''],
  );
});

test('a text longer than Datadog keeps is cut, and that is counted', async () => {
  const door = openDoor(eventRoutes);
  await request(door.app)
    .post('/api/v1/events')
    .send({ title: 't', text: 'x'.repeat(4000) })
    .expect(202);
  assert.equal(door.counters.snapshot()['intake.cut.event_text'], undefined);
  await request(door.app)
    .post('/api/v1/events')
    .send({ title: 't', text: 'x'.repeat(4001) })
    .expect(202);
  assert.equal(door.counters.snapshot()['intake.cut.event_text'], 1);
  assert.equal(door.added[1]?.text.length, 4000);
});

const faults: readonly (readonly [Record<string, unknown>, string])[] = [
  [{ title: undefined }, "Required parameter 'title' is missing"],
  [{ text: '' }, "Required parameter 'text' is missing"],
  [{ title: 7 }, "The value provided for parameter 'title' is invalid: 7"],
  [{ alert_type: 'urgent' }, `The value provided for parameter 'alert_type' is invalid: "urgent"`],
  [{ priority: 'high' }, `The value provided for parameter 'priority' is invalid: "high"`],
  [{ tags: 'a' }, `The value provided for parameter 'tags' is invalid: "a"`],
  [{ date_happened: 'now' }, `The value provided for parameter 'date_happened' is invalid: "now"`],
  [{ date_happened: 1 }, 'Event too far in the past'],
  [{ date_happened: 1_800_000_000_000 }, 'Event too far in the future (date_happened is in seconds)'],
  [{ source_type_name: 's'.repeat(256) }, "'source_type_name' may have 255 characters"],
  [{ device_name: 'd'.repeat(256) }, "'device_name' may have 255 characters"],
  [{ related_event_id: [[]] }, "The value provided for parameter 'related_event_id' is invalid: a list"],
  [{ aggregation_key: 'k'.repeat(101) }, "'aggregation_key' may have 100 characters"],
];

for (const [fault, error] of faults) {
  test(`${JSON.stringify(fault).slice(0, 40)}: ${error}`, async () => {
    const door = openDoor(eventRoutes);
    await request(door.app)
      .post('/api/v1/events')
      .send({ title: 't', text: 'x', ...fault })
      .expect(400, { errors: [error] });
    assert.deepEqual(door.added, []);
  });
}

test('events are taken from 18 hours ago to ten minutes ahead', async () => {
  const door = openDoor(eventRoutes);
  const send = (date_happened: number, status: number) =>
    request(door.app).post('/api/v1/events').send({ title: 't', text: 'x', date_happened }).expect(status);
  await send(door.nowS - 18 * 3600, 202);
  await send(door.nowS - 18 * 3600 - 1, 400);
  await send(door.nowS + 600, 202);
  await send(door.nowS + 601, 400);
});

test('a store that is behind, or has too many events waiting for the disk, is 429', async () => {
  const behind = openDoor(eventRoutes, maxUnansweredRows + 1);
  await request(behind.app).post('/api/v1/events').send({ title: 't', text: 'x' }).expect(429);
  assert.deepEqual(behind.added, []);
  const full = openDoor(eventRoutes);
  Object.assign(full.store.events, { add: () => Promise.reject(new RangeError('100000 events wait for the disk')) });
  await request(full.app).post('/api/v1/events').send({ title: 't', text: 'x' }).expect(429);
  assert.deepEqual(full.counters.snapshot(), { 'intake.refused.overloaded': 1 });
});

test('a title longer than what is kept is cut, and that is counted', async () => {
  const door = openDoor(eventRoutes);
  const send = (title: string) => request(door.app).post('/api/v1/events').send({ title, text: 'x' }).expect(202);
  await send('t'.repeat(500));
  assert.equal(door.counters.snapshot()['intake.cut.event_text'], undefined);
  await send(`${'t'.repeat(499)}😀`);
  assert.equal(door.counters.snapshot()['intake.cut.event_text'], 1);
  assert.deepEqual(
    door.added.map(({ title }) => title.length),
    [500, 499],
  );
});

test('a related event that is nested deep is refused before anything is stored', async () => {
  const door = openDoor(eventRoutes);
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const body = `{"title":"t","text":"x","related_event_id":${deep}}`;
  await request(door.app).post('/api/v1/events').type('json').send(body).expect(400);
  assert.deepEqual(door.added, []);
});
