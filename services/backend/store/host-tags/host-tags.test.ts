import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HostTags } from './host-tags.ts';

function hostsWith(tags: Record<string, readonly string[]>) {
  const hosts = {
    version: 0,
    lists: 0,
    list: async () => {
      hosts.lists += 1;
      return Object.keys(tags).map((name) => ({ name }));
    },
    tagsOf: (name: string) => [`host:${name}`, ...(tags[name] ?? [])],
  };
  return hosts;
}

test('hosts are found by a whole tag and by its key, bare tags by the empty one', async () => {
  const tags = new HostTags(hostsWith({ a: ['team:x', 'team:y', 'team:x', 'solo'], b: ['team:y:z'], c: ['teams:x'] }));
  await tags.refresh();
  assert.deepEqual(
    tags.valuesOf('team'),
    new Map([
      ['a', ['x', 'y']],
      ['b', ['y:z']],
    ]),
  );
  assert.deepEqual(tags.hostsWith('team:x'), ['a']);
  assert.deepEqual(tags.hostsWith('team:y:z'), ['b']);
  assert.deepEqual(tags.hostsWith('solo'), ['a']);
  assert.deepEqual(tags.hostsWith('host:c'), ['c']);
  assert.deepEqual([tags.valuesOf('none').size, tags.hostsWith('team'), tags.hostsWith('team:')], [0, [], []]);
  assert.deepEqual(tags.of('a'), ['host:a', 'team:x', 'team:y', 'solo']);
});

test('hosts are read again only when a tag may have changed', async () => {
  const byName: Record<string, readonly string[]> = { a: ['team:x'] };
  const hosts = hostsWith(byName);
  const tags = new HostTags(hosts);
  await tags.refresh();
  byName.a = ['team:y'];
  await tags.refresh();
  assert.deepEqual([tags.hostsWith('team:x'), hosts.lists], [['a'], 1]);
  hosts.version += 1;
  await tags.refresh();
  assert.deepEqual([tags.hostsWith('team:x'), tags.hostsWith('team:y'), hosts.lists], [[], ['a'], 2]);
});
