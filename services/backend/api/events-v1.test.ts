import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { openDoor } from '../intake/door-harness.ts';
import { createRecordingStore } from '../intake/recording-store.ts';
import type { Store, StoredEvent } from '../store/store.ts';
import { eventRoutes } from './events-v1.ts';

const event: StoredEvent = {
  id: '6327818702635911562',
  title: 't',
  text: 'x',
  timestampS: 1_760_000_000,
  host: '',
  priority: 'normal',
  alertType: 'info',
  aggregationKey: '',
  sourceTypeName: 'jenkins',
  deviceName: '',
  tags: ['a:b'],
};

type EventFilter = Parameters<Store['events']['list']>[0];

function createApp() {
  const { store } = createRecordingStore();
  const filters: EventFilter[] = [];
  const list: Store['events']['list'] = async (filter) => {
    filters.push(filter);
    return [event];
  };
  const get: Store['events']['get'] = async (id) => (id === event.id ? event : undefined);
  const { app } = openDoor(
    eventRoutes.map((route) => ({
      ...route,
      handle: (deps) => route.handle({ ...deps, store: { ...store, events: { ...store.events, list, get } } } as never),
    })),
  );
  return { app, filters };
}

test('events of a time, narrowed by priority, sources and tags', async () => {
  const { app, filters } = createApp();
  const response = await request(app)
    .get('/api/v1/events?start=10&end=20&priority=low&sources=a,b&tags=env:lab,x')
    .expect(200);
  assert.deepEqual(filters, [
    { fromS: 10, toS: 20, limit: 1000, priority: 'low', sources: ['a', 'b'], tags: ['env:lab', 'x'] },
  ]);
  assert.match(response.text, /"id":6327818702635911562,/);
  const { id: _id, ...first } = response.body.events[0];
  assert.deepEqual(first, {
    id_str: event.id,
    date_happened: event.timestampS,
    alert_type: 'info',
    resource: `/api/v1/events/${event.id}`,
    title: 't',
    url: `/event/event?id=${event.id}`,
    text: 'x',
    tags: ['a:b'],
    device_name: null,
    priority: 'normal',
    host: null,
    is_aggregate: false,
    source: 'jenkins',
    comments: [],
  });
});

for (const query of ['', 'start=1', 'end=1', 'start=a&end=2', 'start=1&end=2&priority=high', 'start=1&start=2&end=3']) {
  test(`GET /api/v1/events?${query} is 400`, async () => {
    const { app, filters } = createApp();
    await request(app).get(`/api/v1/events?${query}`).expect(400);
    assert.deepEqual(filters, []);
  });
}

test('one event by its id, and 404 for what is none', async () => {
  const { app } = createApp();
  const response = await request(app).get(`/api/v1/events/${event.id}`).expect(200);
  assert.equal(response.body.event.title, 't');
  for (const id of ['1', 'x', '-1', '1'.repeat(21)]) await request(app).get(`/api/v1/events/${id}`).expect(404);
});

test('a page of flat events, and what cannot be asked for', async () => {
  const { app, filters } = createApp();
  const first = await request(app).get('/api/v1/events?start=10&end=20&unaggregated=true&page=0').expect(200);
  assert.equal(first.body.events.length, 1);
  const second = await request(app).get('/api/v1/events?start=10&end=20&exclude_aggregate=true&page=1').expect(200);
  assert.deepEqual(second.body.events, []);
  assert.deepEqual(
    filters.map(({ limit }) => limit),
    [1000, 2000],
  );
  await request(app).get('/api/v1/events?start=10&end=20&unaggregated=false&exclude_aggregate=TRUE').expect(200);
  for (const [rest, error] of [
    ['page=1', /'page' can only be given with unaggregated=true or exclude_aggregate=true/],
    ['page=1&unaggregated=false', /'page' can only be given/],
    ['page=50&unaggregated=true', /'page' must be a whole number from 0 to 49/],
    ['page=-1&unaggregated=true', /'page' must be a whole number/],
    ['unaggregated=yes', /parameter 'unaggregated' is invalid/],
  ] as const) {
    const { body } = await request(app).get(`/api/v1/events?start=10&end=20&${rest}`).expect(400);
    assert.match(body.errors[0], error);
  }
});
