import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import type { LabEvent } from '../../../../lib/model/event.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

const event: LabEvent = {
  title: 'deployed',
  text: 'it’s “live”\n%%%',
  timestampS: 0,
  host: 'a',
  priority: 'normal',
  alertType: 'info',
  aggregationKey: 'k',
  sourceTypeName: 'api',
  deviceName: '',
  tags: ['env:x', 'bare'],
};

test('events are listed newest first within both ends, filtered, and found by id', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const first = await store.events.add({ ...event, timestampS: nowS });
  const second = await store.events.add({ ...event, timestampS: nowS + 10, priority: 'low', tags: ['env:y'] });
  store.sink.send({
    kind: 'events',
    events: [{ ...event, timestampS: nowS + 10, sourceTypeName: 'my apps', title: 'x' }],
  });
  const list = (filter: Partial<Parameters<typeof store.events.list>[0]>) =>
    store.events.list({ fromS: nowS, toS: nowS + 10, limit: 9, ...filter });
  const titles = async (filter: Parameters<typeof list>[0]) =>
    (await list(filter)).map(({ id, title }) => `${id}${title}`);
  const third = (await list({}))[0];
  assert.ok(third);
  assert.deepEqual(await list({}), [third, second, first]);
  assert.deepEqual(await list({ limit: 1 }), [third]);
  assert.deepEqual(await list({ toS: nowS + 9 }), [first]);
  assert.deepEqual(await list({ fromS: nowS + 10.5 }), []);
  assert.deepEqual(await list({ priority: 'low' }), [second]);
  assert.deepEqual(await list({ sources: ['my apps', 'other'] }), [third]);
  assert.deepEqual(await list({ tags: ['env:x', 'bare'] }), [third, first]);
  assert.deepEqual(await list({ anyTags: [['env:y', 'env:z', 'host:zz'], ['env:y']] }), [second]);
  assert.deepEqual(await list({ alertTypes: ['error'] }), []);
  assert.deepEqual(await list({ alertTypes: ['error', 'info'], texts: ['LIVE', 'deploy'] }), [second, first]);
  assert.deepEqual(await titles({ tags: ["'; DROP TABLE events; --"] }), []);
  assert.deepEqual(await store.events.get(first.id), { ...event, id: first.id, timestampS: nowS });
  for (const unknown of ['1', 'x', '', '99999999999999999999', '-1']) {
    assert.equal(await store.events.get(unknown), undefined);
  }
});

test('a tag of the host is one of its events, also once the host says something else', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const titles = async (...tags: string[]) =>
    (await store.events.list({ fromS: nowS, toS: nowS, limit: 9, tags })).map(({ title }) => title).sort();
  const report = (name: string, system: readonly string[]) =>
    store.sink.send({ kind: 'host', host: { name, reportedAtS: nowS, tagsBySource: { system } } });
  const events = ['a', 'b', ''].map((host) => ({ ...event, title: `of ${host}`, host, timestampS: nowS }));
  store.sink.send({
    kind: 'events',
    events: [...events, { ...event, title: 'own', tags: ['team:x'], timestampS: nowS }],
  });
  assert.deepEqual(await titles('team:x'), ['own']);
  report('a', ['team:x', 'solo']);
  report('unheard', ['team:x']);
  assert.deepEqual(await titles('team:x'), ['of a', 'own']);
  assert.deepEqual(await titles('solo', 'bare'), ['of a']);
  assert.deepEqual(await titles('host:b'), ['of b']);
  assert.deepEqual(await titles('host:'), []);
  report('a', []);
  report('b', ['team:x']);
  assert.deepEqual(await titles('team:x'), ['of b', 'own']);
});

test('category and attributes are kept over a restart; other events have none', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const attributes = { changed_resource: { name: 'é', type: 'configuration' }, new_value: { list: [1, null] } };
  const change = await store.events.add({ ...event, timestampS: nowS, category: 'change', attributes });
  const plain = await store.events.add({ ...event, timestampS: nowS });
  const again = await reopen();
  assert.deepEqual(await again.events.get(change.id), change);
  assert.deepEqual(await again.events.get(plain.id), plain);
});

test('ids increase over a restart, also when the clock stands', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const before = await store.events.add({ ...event, timestampS: nowS });
  const again = await reopen();
  const after = await again.events.add({ ...event, timestampS: nowS });
  assert.ok(BigInt(after.id) > BigInt(before.id));
  assert.ok(Number.isSafeInteger(Number(after.id)));
  assert.deepEqual(await again.events.get(before.id), before);
});

test('however many events a sender handed over, none is refused', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const part = Array.from({ length: 10_000 }, () => ({ ...event, timestampS: nowS }));
  for (let i = 0; i < 15; i += 1) store.sink.send({ kind: 'events', events: part });
  const counters = await store.counters();
  assert.deepEqual([counters['store.events'], counters['store.refused.backlog']], [150_000, undefined]);
});

test('events with the larger ids of an earlier Labrador are found, and stand before none that came since', async (t) => {
  const { store, nowS, dataDir, reopen } = await temporaryStore(t);
  await store.close();
  const oldId = '1845493760000000001';
  const instance = await DuckDBInstance.create(path.join(dataDir, 'labrador.duckdb'));
  const connection = await instance.connect();
  const values = `${oldId}, ${nowS}, 'old', '', '', 'normal', 'info', '', '', '', [], '', ''`;
  await connection.run(`INSERT INTO events VALUES (${values})`);
  connection.closeSync();
  instance.closeSync();
  const again = await reopen();
  const added = await again.events.add({ ...event, timestampS: nowS });
  assert.ok(Number.isSafeInteger(Number(added.id)));
  const listed = await again.events.list({ fromS: nowS, toS: nowS, limit: 9 });
  assert.deepEqual(
    listed.map(({ id }) => id),
    [added.id, oldId],
  );
  assert.equal((await again.events.get(oldId))?.title, 'old');
});
