import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countGroups, groupChoices, groupsOf } from './group-key.ts';

function groups(tags: readonly string[], keys: readonly string[]): (readonly string[])[] {
  const choices = groupChoices(tags, keys);
  const made = [...groupsOf(choices)];
  assert.equal(countGroups(choices), made.length);
  return made;
}

test('no keys: one group for all', () => assert.deepEqual(groups(['a:1'], []), [[]]));

test('every combination of the values of multi-valued keys', () => {
  const tags = ['a:1', 'a:2', 'b:1', 'b:2', 'ab:3'];
  const expected = [
    ['a:1', 'b:1'],
    ['a:1', 'b:2'],
    ['a:2', 'b:1'],
    ['a:2', 'b:2'],
  ];
  assert.deepEqual(groups(tags, ['a', 'b']), expected);
});

test('the same tag twice is one membership', () => assert.deepEqual(groups(['a:1', 'a:1'], ['a']), [['a:1']]));

test('a missing key and a bare tag of its name are N/A', () => {
  assert.deepEqual(groups(['a', 'b:1'], ['a', 'b']), [['a:N/A', 'b:1']]);
});

test('the value goes up to the end of the tag', () => {
  assert.deepEqual(groups(['url:http://x:80'], ['url']), [['url:http://x:80']]);
});

test('as many groups as no machine could make are counted without being made', () => {
  const keys = Array.from({ length: 11 }, (_, key) => `k${key}`);
  const tags = keys.flatMap((key) => [1, 2, 3, 4].map((value) => `${key}:${value}`));
  assert.equal(countGroups(groupChoices(tags, keys)), 4 ** 11);
});

test('thousands of keys are no deeper than one', () => {
  const keys = Array.from({ length: 5000 }, (_, key) => `k${key}`);
  assert.equal(groups(['k0:1', 'k0:2'], keys).length, 2);
});
