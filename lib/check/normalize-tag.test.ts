import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeTag } from './normalize-tag.ts';

test('what is no part of a word becomes one underscore, and none stays at the ends', () => {
  const cases = [
    ['my_site', 'my_site'],
    ['My site (eu)', 'My_site_eu'],
    ['a-b/c*d+e,f', 'a_b_c_d_e_f'],
    ['__a._b_', 'a.b'],
    ['a[0]{1}', 'a_0_1'],
  ] as const;
  for (const [given, expected] of cases) assert.equal(normalizeTag(given), expected);
});
