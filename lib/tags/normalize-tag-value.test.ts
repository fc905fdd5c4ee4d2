import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalizeTagValue } from './normalize-tag-value.ts';

const cases: readonly (readonly [string, string])[] = [
  ['good', 'good'],
  ['Prod', 'prod'],
  ['127.0.0.1', '127.0.0.1'],
  ['127.site.platform-db-replica1', '127.site.platform-db-replica1'],
  ['hyphenated-service-name', 'hyphenated-service-name'],
  ['🐨animal-db🐶', '_animal-db'],
  ['🐨1animal-db🐶', '_1animal-db'],
  ['1🐨1animal-db🐶', '1_1animal-db'],
  ['bad$service', 'bad_service'],
  ['a  b__c', 'a_b_c'],
  ['_a_', '_a'],
  ['ÜNICÖDE:Metäl', 'ünicöde:metäl'],
  ['İstanbul', 'İstanbul'],
  ['🐶🐶', ''],
  [' ', ''],
  ['', ''],
];

for (const [value, normal] of cases) {
  test(`value ${JSON.stringify(value)} → ${JSON.stringify(normal)}`, () =>
    assert.equal(normalizeTagValue(value), normal));
}

test('200 characters are looked at, or 400 bytes of them', () => {
  assert.equal(normalizeTagValue('a'.repeat(201)), 'a'.repeat(200));
  assert.equal(normalizeTagValue(`${'a'.repeat(199)} b`), 'a'.repeat(199));
  assert.equal(normalizeTagValue(`A${'🐶'.repeat(99)}b`), 'a_b');
  assert.equal(normalizeTagValue(`A${'🐶'.repeat(100)}b`), 'a');
});

test('a value of millions of characters is not read to its end', () => {
  const startMs = performance.now();
  assert.equal(normalizeTagValue('É!'.repeat(10_000_000)).length, 199);
  assert.ok(performance.now() - startMs < 500);
});

test('the normal form of a normal form is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 220 }), (value) => {
      const normal = normalizeTagValue(value);
      assert.equal(normalizeTagValue(normal), normal);
    }),
  );
});
