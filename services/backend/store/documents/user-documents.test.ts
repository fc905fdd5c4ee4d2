import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabEvent } from '../../../../lib/model/event.ts';
import { Counters } from '../engine/counters.ts';
import { EventStore } from '../events/event-store.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

test('documents of users are by kind and id, replaced and removed, and outlive a restart', async (t) => {
  const { store, reopen } = await temporaryStore(t);
  await store.documents.write([
    { kind: 'dashboard', id: 'a', value: { title: 'one', z: 1, a: [null, 'é'] } },
    { kind: 'dashboard', id: 'b', value: 2 },
    { kind: 'dashboard_list', id: 'a', value: 'of another kind' },
  ]);
  await store.documents.write([
    { kind: 'dashboard', id: 'b' },
    { kind: 'dashboard', id: 'c', value: { title: 'three' } },
  ]);
  const expected = { a: { title: 'one', z: 1, a: [null, 'é'] }, c: { title: 'three' } };
  assert.deepEqual(await store.documents.load('dashboard'), expected);
  const again = await reopen();
  assert.equal(JSON.stringify((await again.documents.load('dashboard')).a), JSON.stringify(expected.a));
  assert.deepEqual(await again.documents.load('dashboard'), expected);
  assert.deepEqual(await again.documents.load('dashboard_list'), { a: 'of another kind' });
  assert.deepEqual(await again.documents.load('public_dashboard'), {});
});

const event: LabEvent = {
  ...{ title: 'told', text: '', timestampS: 1_767_225_600, host: '', priority: 'normal', alertType: 'error' },
  ...{ aggregationKey: 'k', sourceTypeName: 'alert', deviceName: '', tags: ['monitor'] },
};

test('documents and events are written as one, the event by the id that was reserved for it', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const id = await store.events.reserveId();
  const other = await store.events.add({ ...event, title: 'other', timestampS: nowS });
  assert.ok(Number(other.id) > Number(id));
  await store.documents.write([{ kind: 'monitor_transition', id: 'a', value: 1 }]);
  const changes = [
    { kind: 'monitor_transition', id: 'a' },
    { kind: 'mail', id: 'm', value: 2 },
  ] as const;
  await store.documents.write(changes, [{ ...event, timestampS: nowS, id }]);
  const again = await reopen();
  assert.deepEqual(await again.documents.load('monitor_transition'), {});
  assert.deepEqual(await again.documents.load('mail'), { m: 2 });
  const listed = await again.events.list({ fromS: nowS, toS: nowS, limit: 9 });
  assert.deepEqual(
    listed.map((each) => [each.id, each.title]),
    [
      [other.id, 'other'],
      [id, 'told'],
    ],
  );
});

test('an event that is given again while it waits is there once', () => {
  const counters = new Counters();
  const events = new EventStore({ counters } as ConstructorParameters<typeof EventStore>[0]);
  events.put({ ...event, id: '1' });
  const rows = events.pendingRows;
  // As when a commit was refused.
  events.take().restore();
  events.put({ ...event, id: '1', text: 'again' });
  assert.equal(events.pendingRows, rows);
  events.put({ ...event, id: '2' });
  assert.equal(events.pendingRows, 2 * rows);
  const taken = events.take();
  events.put({ ...event, id: '1', text: 'once more' });
  taken.restore();
  assert.equal(events.pendingRows, 2 * rows);
});

test('an event that is given again after it was written is there once, as it was given last', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const id = await store.events.reserveId();
  for (const text of ['first', 'second']) {
    await store.documents.write([], [{ ...event, timestampS: nowS, id, text }]);
  }
  const listed = await store.events.list({ fromS: nowS, toS: nowS, limit: 9 });
  assert.deepEqual(
    listed.map((each) => each.text),
    ['second'],
  );
});
