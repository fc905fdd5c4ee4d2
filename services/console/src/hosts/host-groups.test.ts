import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostFilter } from './host-filter.ts';
import { type HostGroup, hostGroups } from './host-groups.ts';
import { tagKeys, tagsOf } from './host-tags.ts';
import { testingHost } from './testing-hosts.ts';

const hosts = [
  testingHost('web-10', ['env:prod', 'role:web']),
  testingHost('web-2', ['env:prod', 'role:web'], {
    aliases: ['i-0aff'],
    tagsBySource: { Datadog: ['env:prod', 'role:web'], Users: ['owner:Ann'] },
  }),
  testingHost('db-1', ['env:prod', 'role:db', 'role:backup'], { apps: ['agent', 'mysql'] }),
  testingHost('lab', ['env:dev']),
  testingHost('bare'),
];

const outline = ({ label, hosts: of, groups }: HostGroup): unknown =>
  groups.length > 0 ? { [label]: groups.map(outline) } : `${label} ${of.map((at) => hosts[at]?.name)}`;

test('without keys all hosts are one group, by name, numbers as numbers', () => {
  assert.equal(outline(hostGroups(hosts, [])), ' bare,db-1,lab,web-2,web-10');
});

test('two keys nest; the largest first, without the tag last; two values of a key are two places', () => {
  const root = hostGroups(hosts, ['env', 'role']);
  assert.deepEqual(outline(root), {
    '': [
      { 'env:prod': ['role:web web-2,web-10', 'role:backup db-1', 'role:db db-1'] },
      { 'env:dev': ['no role lab'] },
      { 'no env': ['no role bare'] },
    ],
  });
  assert.equal(root.count, 6);
});

test('keys to group by, the most common first, host last', () => {
  assert.deepEqual(tagKeys(hosts), ['env', 'role', 'owner', 'host']);
  assert.deepEqual(tagsOf(hosts[1] ?? testingHost('')), ['env:prod', 'host:web-2', 'owner:Ann', 'role:web']);
});

test('a filter finds by name, alias, app and the beginning of a tag, all words, without excluded ones', () => {
  const found = (text: string) => hosts.filter(hostFilter(text)).map(({ name }) => name);
  assert.deepEqual(found(' '), ['web-10', 'web-2', 'db-1', 'lab', 'bare']);
  assert.deepEqual(found('WEB'), ['web-10', 'web-2']);
  assert.deepEqual(found('0aff'), ['web-2']);
  assert.deepEqual(found('mysql'), ['db-1']);
  assert.deepEqual(found('env:prod -role:web'), ['db-1']);
  assert.deepEqual(found('owner:ann'), ['web-2']);
  assert.deepEqual(found('prod'), []);
});
