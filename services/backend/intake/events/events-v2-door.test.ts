import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import request from 'supertest';
import { decodeEventV2 } from '../../../../lib/codec/events/event-v2.ts';
import { HttpError } from '../../../../lib/http/http-error.ts';
import { openDoor } from '../door-harness.ts';
import { maxUnansweredRows } from '../refuse-when-full.ts';
import { eventRoutes } from './routes.ts';

const { nowS } = openDoor([]);
const iso = (timeS: number): string => new Date(timeS * 1000).toISOString();

/** A change that was sent, but for what differs. */
function change(differs: Readonly<Record<string, unknown>> = {}, attributes: Readonly<Record<string, unknown>> = {}) {
  return {
    data: {
      type: 'event',
      attributes: {
        title: 'Flag on',
        category: 'change',
        attributes: { changed_resource: { name: 'payments', type: 'feature_flag' }, ...attributes },
        ...differs,
      },
    },
  };
}

function alert(attributes: Readonly<Record<string, unknown>>) {
  return change({ category: 'alert', attributes });
}

const post = (door: ReturnType<typeof openDoor>, body: object) => request(door.app).post('/api/v2/events').send(body);

test('a change with everything it can have is stored and answered as Datadog does', async () => {
  const door = openDoor(eventRoutes);
  const attributes = {
    author: { name: 'me@example.com', type: 'user' },
    change_metadata: { team: 'x', nested: { list: [1, null] } },
    changed_resource: { name: 'payments', type: 'feature_flag' },
    impacted_resources: [{ name: 'api', type: 'service' }],
    new_value: { on: true },
    prev_value: { on: false },
  };
  const sent = {
    attributes,
    message: 'rolled out',
    tags: ['Env:Lab'],
    host: 'h',
    aggregation_key: 'k',
    integration_id: 'custom-events',
    timestamp: iso(nowS - 60),
  };
  const response = await post(door, change(sent)).set('Host', 'localhost:8080').expect(202);
  const id = '6327818702635911562';
  assert.deepEqual(response.body, {
    data: { id: '_', type: 'event', attributes: { attributes: { evt: { id, uid: id } } } },
    links: { self: `http://localhost:8080/event/event?id=${id}` },
  });
  assert.deepEqual(door.added, [
    {
      title: 'Flag on',
      text: 'rolled out',
      timestampS: nowS - 60,
      host: 'h',
      priority: 'normal',
      alertType: 'info',
      aggregationKey: 'k',
      sourceTypeName: 'custom-events',
      deviceName: '',
      tags: ['env:lab'],
      category: 'change',
      attributes,
    },
  ]);
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.events': 1 });
});

for (const [status, alertType] of [
  ['error', 'error'],
  ['warn', 'warning'],
  ['ok', 'success'],
]) {
  test(`an alert whose status is ${status} is an event of type ${alertType}, of now when it says nothing else`, async () => {
    const door = openDoor(eventRoutes);
    const links = [{ category: 'runbook', url: 'https://example.com', title: 'what to do' }];
    await post(door, alert({ status, priority: '3', links, custom: { any: 'thing' } })).expect(202);
    const [event] = door.added;
    assert.deepEqual(
      [event?.alertType, event?.category, event?.timestampS, event?.text],
      [alertType, 'alert', nowS, ''],
    );
  });
}

function deep(levels: number): object {
  return levels === 1 ? {} : { a: deep(levels - 1) };
}

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]));
const links = (count: number) => Array.from({ length: count }, () => ({ category: 'resource', url: 'u' }));

test('the longest and most that is taken', async () => {
  const door = openDoor(eventRoutes);
  const full = { title: 't'.repeat(500), aggregation_key: 'k'.repeat(100), host: 'h'.repeat(255) };
  const tags = Array.from({ length: 100 }, (_, i) => `t:${i}`);
  await post(door, change({ ...full, tags, timestamp: iso(nowS - 18 * 3600) })).expect(202);
  await post(door, change({ timestamp: iso(nowS + 600) }, { new_value: many(100), prev_value: deep(10) })).expect(202);
  await post(door, alert({ status: 'ok', links: links(20) })).expect(202);
});

test('a timestamp may have another offset, and a fraction of a second', async () => {
  const door = openDoor(eventRoutes);
  await post(door, change({ timestamp: iso(nowS - 5).replace('.000Z', '.750000+00:00') })).expect(202);
  await post(door, change({ timestamp: iso(nowS - 60 + 3600).replace('.000Z', '+01:00') })).expect(202);
  assert.deepEqual(
    door.added.map(({ timestampS }) => timestampS),
    [nowS - 5, nowS - 60],
  );
});

test('a timestamp without an offset is UTC, wherever the machine stands', async (t) => {
  const zone = process.env.TZ;
  t.after(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  process.env.TZ = 'Asia/Tokyo';
  const door = openDoor(eventRoutes);
  await post(door, change({ timestamp: iso(nowS - 5).replace('.000Z', '') })).expect(202);
  await post(door, change({ timestamp: iso(nowS - 5).replace('.000Z', '+0000') })).expect(202);
  assert.deepEqual(
    door.added.map(({ timestampS }) => timestampS),
    [nowS - 5, nowS - 5],
  );
});

test('a message longer than Datadog keeps is cut, and that is counted', async () => {
  const door = openDoor(eventRoutes);
  await post(door, change({ message: 'x'.repeat(4001) })).expect(202);
  assert.equal(door.added[0]?.text.length, 4000);
  assert.equal(door.counters.snapshot()['intake.cut.event_text'], 1);
});

const invalid = (field: string, value: string) => `The value provided for parameter '${field}' is invalid: ${value}`;
const missing = (field: string) => `Required parameter '${field}' is missing`;

const faults: readonly (readonly [object, string])[] = [
  [[], "Payload must be an object with an object 'data', not a list"],
  [{}, "'data' is missing"],
  [{ data: 7 }, "'data' is 7, not an object"],
  [{ data: { attributes: {} } }, missing('type')],
  [{ data: { type: 'events', attributes: {} } }, invalid('type', '"events"')],
  [{ data: { type: 'event' } }, missing('attributes')],
  [{ data: { type: 'event', attributes: 'x' } }, invalid('attributes', '"x"')],
  [change({ title: undefined }), missing('title')],
  [change({ title: '' }), missing('title')],
  [change({ title: 7 }), invalid('title', '7')],
  [change({ title: 't'.repeat(501) }), "'title' may have 500 characters"],
  [change({ category: undefined }), missing('category')],
  [change({ category: 'error' }), invalid('category', '"error"')],
  [change({ attributes: undefined }), missing('attributes')],
  [change({ attributes: [] }), invalid('attributes', 'a list')],
  [change({ attributes: {} }), missing('attributes.changed_resource')],
  [change({ message: 7 }), invalid('message', '7')],
  [change({ tags: 'a' }), invalid('tags', '"a"')],
  [change({ tags: Array.from({ length: 101 }, (_, i) => `t${i}`) }), "'tags' may have 100 entries"],
  [change({ host: 'h'.repeat(256) }), invalid('host', `"${'h'.repeat(59)}…`)],
  [change({ aggregation_key: 'k'.repeat(101) }), "'aggregation_key' may have 100 characters"],
  [change({ integration_id: 'other' }), invalid('integration_id', '"other"')],
  [change({ text: 'x' }), "Additional properties are not allowed ('text' was unexpected)"],
  [change({ timestamp: nowS }), invalid('timestamp', String(nowS))],
  [change({ timestamp: 'yesterday' }), invalid('timestamp', '"yesterday"')],
  [change({ timestamp: '2026-13-01T00:00:00Z' }), invalid('timestamp', '"2026-13-01T00:00:00Z"')],
  [change({ timestamp: iso(nowS - 18 * 3600 - 1) }), 'Event too far in the past'],
  [change({ timestamp: iso(nowS + 601) }), 'Event too far in the future'],
  [change({}, { changed_resource: { name: 'a' } }), missing('attributes.changed_resource.type')],
  [
    change({}, { changed_resource: { name: 'a', type: 'host' } }),
    invalid('attributes.changed_resource.type', '"host"'),
  ],
  [change({}, { author: { name: 'a'.repeat(129), type: 'user' } }), "'attributes.author.name' may have 128 characters"],
  [
    change({}, { impacted_resources: [{ name: 'a', type: 'x' }] }),
    invalid('attributes.impacted_resources[0].type', '"x"'),
  ],
  [change({}, { new_value: 7 }), invalid('attributes.new_value', '7')],
  [change({}, { new_value: many(101) }), "'attributes.new_value' may have 100 properties an object"],
  [change({}, { prev_value: deep(11) }), "'attributes.prev_value' may have 10 levels"],
  [change({}, { status: 'ok' }), "Additional properties are not allowed ('attributes.status' was unexpected)"],
  [alert({}), missing('attributes.status')],
  [alert({ status: 'bad' }), invalid('attributes.status', '"bad"')],
  [alert({ status: 'ok', priority: 3 }), invalid('attributes.priority', '3')],
  [alert({ status: 'ok', links: links(21) }), "'attributes.links' may have 20 entries"],
  [alert({ status: 'ok', links: [{ category: 'resource' }] }), missing('attributes.links[0].url')],
];

for (const [body, error] of faults) {
  test(`400: ${error.slice(0, 80)}`, async () => {
    const door = openDoor(eventRoutes);
    await post(door, body).expect(400, { errors: [{ status: '400', title: 'Bad Request', detail: error }] });
    assert.deepEqual(door.added, []);
  });
}

test('a store that is behind is 429', async () => {
  await post(openDoor(eventRoutes, maxUnansweredRows + 1), change()).expect(429);
});

test('any JSON is an event or refused', () => {
  const json = fc.json().map((text) => JSON.parse(text) as unknown);
  const body = fc.oneof(
    json,
    fc
      .tuple(fc.constantFrom('title', 'category', 'attributes', 'timestamp', 'tags'), json)
      .map(([field, value]) => change({ [field]: value })),
    fc
      .tuple(fc.constantFrom('author', 'changed_resource', 'new_value', 'impacted_resources'), json)
      .map(([field, value]) => change({}, { [field]: value })),
  );
  fc.assert(
    fc.property(body, (any) => {
      try {
        assert.equal(decodeEventV2(any, nowS).event.category, 'change');
      } catch (error) {
        assert.ok(error instanceof HttpError && error.status === 400, String(error));
      }
    }),
  );
});
