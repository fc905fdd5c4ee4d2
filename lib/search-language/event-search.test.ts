import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEventSearch } from './event-search.ts';

const none = { sources: [], statuses: [], tags: [], texts: [] };

test('a search of events says sources, tags, priority, status and text', () => {
  assert.deepEqual(
    parseEventSearch('sources:my_apps,deploys tags:env:prod,role:db priority:low status:ok "went live" x'),
    {
      priority: 'low',
      sources: ['my_apps', 'deploys'],
      statuses: ['success'],
      tags: [['env:prod'], ['role:db']],
      texts: ['went live', 'x'],
    },
  );
  assert.deepEqual(parseEventSearch('tags:env:prod,role:db', { tagsExecution: 'or' }).tags, [['env:prod', 'role:db']]);
  assert.deepEqual(parseEventSearch('env:(a OR b) AND (team:x OR team:y) hosts:h').tags, [
    ['env:a', 'env:b'],
    ['team:x', 'team:y'],
    ['host:h'],
  ]);
  assert.deepEqual(parseEventSearch('*'), none);
  assert.deepEqual(parseEventSearch(' priority:all '), none);
});

test('what is not supported is refused by name', () => {
  for (const [text, name] of [
    ['a OR b', /OR in a search/],
    ['NOT a', /NOT in a search/],
    ['-env:x', /- in a search/],
    ['env:pro*', /wildcard pro\*/],
    ['count:>5', />5 in a search/],
    ['priority:high', /priority:normal/],
    ['(env:a', /'\)'/],
    ['env: x', /a value after 'env:'/],
  ] as const) {
    assert.throws(() => parseEventSearch(text), name);
  }
});
