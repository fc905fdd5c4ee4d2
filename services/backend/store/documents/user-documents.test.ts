import assert from 'node:assert/strict';
import { test } from 'node:test';
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
