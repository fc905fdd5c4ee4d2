import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourceHash } from './resource-hash.ts';

test('the hash is FNV-1a of the bytes, with the vectors of its authors', () => {
  assert.equal(resourceHash(''), 'cbf29ce484222325');
  assert.equal(resourceHash('a'), 'af63dc4c8601ec8c');
  assert.equal(resourceHash('foobar'), '85944171f73967e8');
});

test('the hash of a resource has 16 digits', () => {
  assert.match(resourceHash('GET /employees/ü'), /^[0-9a-f]{16}$/);
});
