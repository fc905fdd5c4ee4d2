import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetParts } from './preset-parts.ts';

test('a preset that is null, as clients send one that is not set, shows all', () => {
  assert.deepEqual(presetParts(null), presetParts('show_all'));
  assert.deepEqual(presetParts(undefined), presetParts('show_all'));
  assert.equal(presetParts('hide_query').query, false);
});
