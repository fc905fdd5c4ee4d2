import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Profile } from '../../../../lib/model/profile.ts';
import { defaultRetentionS } from '../engine/retention.ts';
import type { Store } from '../store.ts';
import { type TemporaryStore, temporaryStore } from '../testing/temporary-store.ts';

const dayMs = 86_400_000;

/** A profile with its folder, as the door leaves both. */
function send({ store, dataDir, clock }: TemporaryStore & { store: Store }, differs: Partial<Profile>): Profile {
  const profile: Profile = {
    id: 'one',
    service: 'shop',
    env: 'lab',
    version: '1.0',
    host: 'web-1',
    family: 'node',
    startMs: clock.now() - 60_000,
    endMs: clock.now(),
    runtimeId: 'r-1',
    tags: ['language:javascript', "quote:it's"],
    files: [{ name: 'wall.pprof', bytes: 5 }],
    ...differs,
  };
  const folder = path.join(dataDir, 'profiles', profile.id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'wall.pprof'), 'hello');
  store.sink.send({ kind: 'profile', profile });
  return profile;
}

const all = { fromMs: 0, toMs: 4e12, limit: 10 };

async function idsOf(store: Store, filter: Partial<typeof all & { service: string; env: string }> = {}) {
  return (await store.profiles.list({ ...all, ...filter })).map(({ id }) => id);
}

test('a profile is read back as it was sent, also after a restart', async (t) => {
  const temporary = await temporaryStore(t);
  const profile = send(temporary, {});
  assert.deepEqual(await temporary.store.profiles.list(all), [profile]);
  const reopened = await temporary.reopen();
  assert.deepEqual(await reopened.profiles.list(all), [profile]);
  assert.deepEqual(readdirSync(path.join(temporary.dataDir, 'profiles')), ['one']);
});

test('the list is narrowed by time, service and env, newest first', async (t) => {
  const temporary = await temporaryStore(t);
  const nowMs = temporary.clock.now();
  send(temporary, { id: 'old', startMs: nowMs - 300_000, endMs: nowMs - 240_000 });
  send(temporary, { id: 'new' });
  send(temporary, { id: 'other', service: 'cart', env: 'prod', startMs: nowMs - 90_000 });
  const { store } = temporary;
  assert.deepEqual(await idsOf(store), ['new', 'other', 'old']);
  assert.deepEqual(await idsOf(store, { service: 'shop' }), ['new', 'old']);
  assert.deepEqual(await idsOf(store, { env: 'prod' }), ['other']);
  assert.deepEqual(await idsOf(store, { fromMs: nowMs - 240_000, toMs: nowMs - 90_000 }), ['old']);
  assert.deepEqual(await idsOf(store, { fromMs: nowMs - 239_999 }), ['new', 'other']);
  assert.deepEqual(await idsOf(store, { limit: 1 }), ['new']);
});

test('past the retention of spans profiles go, with their files', async (t) => {
  const temporary = await temporaryStore(t, { retentionS: { ...defaultRetentionS, spans: 86_400 } });
  const { store, clock, dataDir } = temporary;
  send(temporary, { id: 'first' });
  assert.deepEqual(await idsOf(store), ['first']);
  await clock.advance(dayMs);
  send(temporary, { id: 'second' });
  await store.tick(clock.now());
  assert.deepEqual(await idsOf(store), ['second', 'first'], 'a day old, not older');
  await clock.advance(1000);
  await store.tick(clock.now());
  assert.deepEqual(await idsOf(store), ['second']);
  assert.ok(!existsSync(path.join(dataDir, 'profiles', 'first')));
  assert.ok(existsSync(path.join(dataDir, 'profiles', 'second', 'wall.pprof')));
});

test('when their files take too much the oldest go', async (t) => {
  const temporary = await temporaryStore(t);
  const { store, clock } = temporary;
  const files = [{ name: 'wall.pprof', bytes: 0.4 * 1024 ** 3 }];
  for (const id of ['a', 'b', 'c']) {
    send(temporary, { id, files, startMs: clock.now() });
    await idsOf(store);
    await clock.advance(60_000);
  }
  await store.tick(clock.now());
  assert.deepEqual(await idsOf(store), ['c', 'b']);
  assert.equal((await store.counters())['store.profiles_dropped'], 1);
});

test('a folder that no profile names is removed at the start', async (t) => {
  const temporary = await temporaryStore(t);
  send(temporary, {});
  await idsOf(temporary.store);
  mkdirSync(path.join(temporary.dataDir, 'profiles', 'lost'));
  await temporary.reopen();
  assert.deepEqual(readdirSync(path.join(temporary.dataDir, 'profiles')), ['one']);
});
