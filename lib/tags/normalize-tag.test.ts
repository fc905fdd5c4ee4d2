import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maxTagLength, normalizeTag, normalizeTags } from './normalize-tag.ts';

const cases: readonly (readonly [string, string])[] = [
  ['env:prod', 'env:prod'],
  ['Env:Prod', 'env:prod'],
  ['a b', 'a_b'],
  ['a  b', 'a_b'],
  ['a__b', 'a_b'],
  ['tag_', 'tag'],
  ['tag!!', 'tag'],
  ['_tag', 'tag'],
  ['1tag', 'tag'],
  ['1', ''],
  ['', ''],
  [':bare', ':bare'],
  ['role:database:mysql', 'role:database:mysql'],
  ['url:/a/b-c.d', 'url:/a/b-c.d'],
  ['url:http://x?y=1', 'url:http://x_y_1'],
  ['clé:été', 'clé:été'],
  ['ÉTÉ:X', 'été:x'],
  ['版本:1', '版本:1'],
  ['emoji:😀', 'emoji:'],
  ['n:1_000', 'n:1_000'],
];

for (const [tag, normal] of cases) {
  test(`tag ${JSON.stringify(tag)} → ${JSON.stringify(normal)}`, () => assert.equal(normalizeTag(tag), normal));
}

test('a tag of 200 characters is kept whole, the 201st is cut', () => {
  assert.equal(normalizeTag('a'.repeat(maxTagLength)), 'a'.repeat(maxTagLength));
  assert.equal(normalizeTag('a'.repeat(maxTagLength + 1)), 'a'.repeat(maxTagLength));
  assert.equal(normalizeTag(`${'a'.repeat(maxTagLength - 1)}_b`), 'a'.repeat(maxTagLength - 1));
});

test('a list is sorted, without duplicates and empty tags, and one key keeps its values', () => {
  assert.deepEqual(normalizeTags(['b:2', 'B:2', '', 'a:1', 'b:1', '42']), ['a:1', 'b:1', 'b:2']);
});

test('the normal form of a normal form is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 220 }), (tag) => {
      const normal = normalizeTag(tag);
      assert.equal(normalizeTag(normal), normal);
    }),
  );
});

test('a tag of millions of characters is cut before it is worked on', () => {
  const startMs = performance.now();
  assert.equal(normalizeTag('Éa!'.repeat(10_000_000)).length, maxTagLength);
  const tookMs = performance.now() - startMs;
  assert.ok(tookMs < 500, `${tookMs} ms`);
});
