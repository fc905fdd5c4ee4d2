import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remarkReaders } from './remark-readers.ts';

test('whom a remark names is said, each once', () => {
  assert.equal(
    remarkReaders('Look @a@example.com, @slack-ops. @a@example.com'),
    'To @a@example.com, @slack-ops, and in the event stream.',
  );
});

test('a remark that names nobody says so', () => {
  for (const remark of ['', 'high again', 'write to a@example.com']) {
    assert.equal(remarkReaders(remark), 'It names nobody: it will stand in the event stream only.', remark);
  }
});
