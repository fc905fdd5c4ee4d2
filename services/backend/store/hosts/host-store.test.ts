import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxTags } from '../../../../lib/codec/fields.ts';
import { DocumentStore } from '../documents/document-store.ts';
import { Counters } from '../engine/counters.ts';
import { HostStore, maxSources } from './host-store.ts';

function setUp(limits: { readonly hosts: number; readonly characters: number }) {
  const counters = new Counters();
  const hosts = new HostStore({ documents: new DocumentStore(), counters, clock: { now: () => 0 }, limits });
  return { hosts, refused: () => counters.snapshot()['store.refused.hosts'] ?? 0 };
}

test('the last host that is kept, and the first that is not; those that are known go on', () => {
  const { hosts, refused } = setUp({ hosts: 2, characters: 1e6 });
  for (const name of ['a', 'b', 'c']) hosts.accept({ name, reportedAtS: 1 });
  hosts.accept({ name: 'a', reportedAtS: 2 });
  assert.deepEqual([hosts.get('a')?.reportedAtS, hosts.get('b')?.reportedAtS, hosts.get('c')], [2, 1, undefined]);
  assert.equal(refused(), 1);
  assert.throws(() => hosts.setTags('c', 'users', ['a:b']), RangeError);
  assert.throws(() => hosts.setMute('c', { message: '' }), RangeError);
});

test('what is known of all hosts together is bounded; what makes it smaller is always taken', () => {
  const gohai = 'x'.repeat(1000);
  const { hosts, refused } = setUp({ hosts: 10, characters: 1500 });
  hosts.accept({ name: 'a', system: { gohai }, reportedAtS: 1 });
  hosts.accept({ name: 'b', system: { gohai }, reportedAtS: 1 });
  assert.deepEqual([hosts.get('a')?.system?.gohai?.length, hosts.get('b'), refused()], [1000, undefined, 1]);
  hosts.accept({ name: 'a', system: { gohai: '' }, reportedAtS: 2 });
  hosts.accept({ name: 'b', system: { gohai }, reportedAtS: 2 });
  assert.deepEqual([hosts.get('b')?.system?.gohai?.length, refused()], [1000, 1]);
});

test('a host has tags of so many sources of users', () => {
  const { hosts } = setUp({ hosts: 1, characters: 1e6 });
  for (let i = 0; i < maxSources; i += 1) hosts.setTags('a', `s${i}`, ['a:b']);
  assert.throws(() => hosts.setTags('a', 'more', ['a:b']), RangeError);
  hosts.setTags('a', 's0', []);
  hosts.setTags('a', 'more', ['a:b']);
});

test('a host has tags of so many sources of Agents elsewhere, however many reports they come in', () => {
  const { hosts, refused } = setUp({ hosts: 1, characters: 1e6 });
  for (let i = 0; i < maxSources; i += 1) hosts.accept({ name: 'a', externalTagsBySource: { [`s${i}`]: ['a:b'] } });
  assert.equal(refused(), 0);
  hosts.accept({ name: 'a', externalTagsBySource: { more: ['c:d'] } });
  assert.equal(refused(), 1);
  hosts.accept({ name: 'a', externalTagsBySource: { s0: ['e:f'] } });
  assert.deepEqual(hosts.tagsOf('a'), ['host:a', 'e:f', 'a:b']);
});

test('a host has so many tags of one source of users, however they are added', () => {
  const { hosts } = setUp({ hosts: 1, characters: 1e6 });
  const tags = Array.from({ length: maxTags }, (_, i) => `t:${i}`);
  hosts.setTags('a', 'users', tags);
  assert.throws(() => hosts.setTags('a', 'users', [...tags, 'one:more']), /1000 tags of one source/);
  assert.equal(hosts.userTags('a', 'users').length, maxTags);
});

test('a host of which nothing is said any longer takes no room', () => {
  const { hosts } = setUp({ hosts: 1, characters: 1e6 });
  hosts.setTags('a', 'users', []);
  assert.equal(hosts.get('a'), undefined);
  hosts.setTags('a', 'users', ['x:y']);
  hosts.setMute('a', { message: '' });
  const { version } = hosts;
  hosts.removeTags('a');
  assert.ok(hosts.version > version);
  assert.ok(hosts.get('a')?.mute);
  hosts.setMute('a');
  assert.deepEqual([hosts.get('a'), hosts.tagsOf('a')], [undefined, ['host:a']]);
  hosts.setTags('b', 'users', ['x:y']);
  hosts.removeTags('b');
  hosts.accept({ name: 'c', reportedAtS: 1 });
  hosts.removeTags('c');
  assert.equal(hosts.get('c')?.reportedAtS, 1);
});

test('the version grows with tags that change, and with nothing else', () => {
  const { hosts } = setUp({ hosts: 9, characters: 1e6 });
  const grows = (change: () => void): boolean => {
    const before = hosts.version;
    change();
    return hosts.version > before;
  };
  const report = { name: 'a', reportedAtS: 1 };
  assert.equal(
    grows(() => hosts.accept(report)),
    false,
  );
  assert.equal(
    grows(() => hosts.accept({ ...report, tagsBySource: { system: ['a:b'] } })),
    true,
  );
  assert.equal(
    grows(() => hosts.accept({ ...report, tagsBySource: { system: ['a:b'] }, reportedAtS: 2 })),
    false,
  );
  assert.equal(
    grows(() => hosts.setMute('a', { message: '' })),
    false,
  );
  assert.equal(
    grows(() => hosts.setTags('a', 'users', ['a:b'])),
    false,
  );
  assert.equal(
    grows(() => hosts.setTags('a', 'users', ['c:d'])),
    true,
  );
  assert.deepEqual(hosts.tagsOf('a'), ['host:a', 'a:b', 'c:d']);
  assert.equal(
    grows(() => hosts.removeTags('a')),
    true,
  );
});
