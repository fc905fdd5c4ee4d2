import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutText, maxNameLength, maxTags, readHost, readTags, show } from './fields.ts';

test('text is cut between characters, never within one', () => {
  assert.equal(cutText('abc', 3), 'abc');
  assert.equal(cutText('abcd', 3), 'abc');
  assert.equal(cutText('ab😀', 4), 'ab😀');
  assert.equal(cutText('ab😀', 3), 'ab');
  assert.equal(cutText('a😀b', 3), 'a😀');
});

test('the last length of a list of tags and of a host that is taken, and the first that is not', () => {
  const tags = Array.from({ length: maxTags }, (_, i) => `t:${i}`);
  assert.equal(readTags(tags)?.length, maxTags);
  assert.equal(readTags([...tags, 't:x']), undefined);
  assert.equal(readHost('h'.repeat(maxNameLength))?.length, maxNameLength);
  assert.equal(readHost('h'.repeat(maxNameLength + 1)), undefined);
});

test('a long text is shown by its beginning, and costs no more', () => {
  assert.equal(show('x'.repeat(58)), `"${'x'.repeat(58)}"`);
  assert.equal(show('x'.repeat(59)), `"${'x'.repeat(59)}…`);
  assert.equal(show('x'.repeat(1e8)), `"${'x'.repeat(59)}…`);
});
