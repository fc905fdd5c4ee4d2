import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsOf } from './group-key.ts';

test('no keys: one group for all', () => assert.deepEqual([...groupsOf(['a:1'], [])], [[]]));

test('every combination of the values of multi-valued keys', () => {
  const tags = ['a:1', 'a:2', 'b:1', 'b:2', 'ab:3'];
  const expected = [
    ['a:1', 'b:1'],
    ['a:1', 'b:2'],
    ['a:2', 'b:1'],
    ['a:2', 'b:2'],
  ];
  assert.deepEqual([...groupsOf(tags, ['a', 'b'])], expected);
});

test('the same tag twice is one membership', () => assert.deepEqual([...groupsOf(['a:1', 'a:1'], ['a'])], [['a:1']]));

test('a missing key and a bare tag of its name are N/A', () => {
  assert.deepEqual([...groupsOf(['a', 'b:1'], ['a', 'b'])], [['a:N/A', 'b:1']]);
});

test('the value goes up to the end of the tag', () => {
  assert.deepEqual([...groupsOf(['url:http://x:80'], ['url'])], [['url:http://x:80']]);
});
