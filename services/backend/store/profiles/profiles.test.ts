import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import type { Profile } from '../../../../lib/model/profile.ts';
import { Counters } from '../engine/counters.ts';
import { Retention } from '../engine/retention.ts';
import type { OpenStore } from '../open-store.ts';
import { temporaryDatabase } from '../testing/temporary-database.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { ProfileKeeper } from './profile-keeper.ts';

const profile: Profile = {
  id: '0b9c2a6e-1111-4222-8333-444455556666',
  service: 'employees',
  env: 'lab',
  version: '1.0',
  host: 'vm',
  family: 'node',
  startMs: 1_700_000_000_000.5,
  endMs: 1_700_000_060_000,
  runtimeId: 'r',
  tags: ['a:b', 'bare'],
  files: [{ name: 'wall.pprof', bytes: 10 }],
};

async function keep(dataDir: string, store: OpenStore, ...profiles: readonly Profile[]): Promise<void> {
  for (const each of profiles) {
    const folder = path.join(dataDir, 'profiles', each.id);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'wall.pprof'), '0123456789');
    store.sink.send({ kind: 'profile', profile: each });
  }
}

test('profiles are listed newest first, by what they overlap and whose they are, also after a restart', async (t) => {
  const { store, dataDir, reopen } = await temporaryStore(t);
  const later = { ...profile, id: 'later', startMs: profile.startMs + 60_000, endMs: profile.endMs + 60_000 };
  const other = { ...profile, id: 'other', service: 'web', env: '', files: [] };
  await keep(dataDir, store, profile, later, other);
  for (const open of [async () => store, reopen]) {
    const { profiles } = await open();
    const list = async (filter: Partial<Parameters<typeof profiles.list>[0]>) =>
      (await profiles.list({ fromMs: 0, toMs: 4e12, limit: 9, ...filter })).map(({ id }) => id);
    assert.deepEqual(await list({}), ['later', 'other', profile.id]);
    assert.deepEqual(await list({ limit: 1 }), ['later']);
    assert.deepEqual(await list({ service: 'web', env: '' }), ['other']);
    assert.deepEqual(await list({ env: 'lab', fromMs: profile.endMs, toMs: later.startMs }), [profile.id]);
    assert.deepEqual(await list({ fromMs: profile.endMs + 1, toMs: later.startMs }), []);
    assert.deepEqual(await profiles.list({ fromMs: 0, toMs: 4e12, env: 'lab', limit: 9 }), [later, profile]);
  }
});

test('a profile whose id is no name of a folder is refused', async (t) => {
  const { store } = await temporaryStore(t);
  for (const id of ['..', '', 'a/b', '.incoming-x']) store.sink.send({ kind: 'profile', profile: { ...profile, id } });
  const counters = await store.counters();
  assert.deepEqual([counters['store.profiles'], counters['store.refused.malformed']], [undefined, 4]);
});

test('profiles past retention go with their folders; at start, so do folders that nobody knows', async (t) => {
  const { store, clock, dataDir, reopen } = await temporaryStore(t);
  const folders = async () => (await readdir(path.join(dataDir, 'profiles'))).sort();
  await keep(dataDir, store, profile);
  await clock.advance(8 * 86_400_000);
  await keep(dataDir, store, { ...profile, id: 'kept' });
  await store.tick(clock.now());
  assert.deepEqual(await folders(), [profile.id, 'kept']);
  await clock.advance(8 * 86_400_000);
  await store.tick(clock.now());
  assert.deepEqual(await folders(), ['kept']);
  assert.equal((await store.profiles.list({ fromMs: 0, toMs: 4e12, limit: 9 })).length, 1);
  await mkdir(path.join(dataDir, 'profiles', '.incoming-unfinished'));
  const again = await reopen();
  assert.deepEqual(await folders(), ['kept']);
  assert.equal((await again.profiles.list({ fromMs: 0, toMs: 4e12, limit: 9 })).length, 1);
});

test('when the files take too much room, those that came first go', async (t) => {
  const database = await temporaryDatabase(t);
  const dataDir = path.dirname(database.file);
  const counters = new Counters();
  const keeper = new ProfileKeeper({ database, dataDir, retention: new Retention(), counters, maxBytes: 25 });
  await database.write(async (connection) => {
    for (const [id, receivedS] of [
      ['c', 3],
      ['a', 1],
      ['b', 2],
    ]) {
      await connection.run(
        `INSERT INTO profiles VALUES ('${id}', '', '', '', '', '', 0, 0, '', [], '[]', 10, ${receivedS})`,
      );
    }
  });
  for (const id of ['a', 'b', 'c']) await mkdir(path.join(dataDir, 'profiles', id), { recursive: true });
  await keeper.run(10);
  assert.deepEqual((await readdir(path.join(dataDir, 'profiles'))).sort(), ['b', 'c']);
  assert.equal(counters.snapshot()['store.purged_profiles'], 1);
  await keeper.run(10);
  assert.equal(counters.snapshot()['store.purged_profiles'], 1);
});
