import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseMetricQuery } from '../query-language/parse.ts';
import { maxMetricNameLength, normalizeMetricName } from './normalize-metric-name.ts';

const cases: readonly (readonly [string, string])[] = [
  ['system.cpu.user', 'system.cpu.user'],
  ['My.Metric_1', 'My.Metric_1'],
  ['a-b c', 'a_b_c'],
  ['a--b', 'a_b'],
  ['a__b', 'a_b'],
  ['a._b', 'a.b'],
  ['a_.b', 'a.b'],
  ['a_._b', 'a.b'],
  ['a..b', 'a..b'],
  ['a_', 'a'],
  ['1.a', 'a'],
  ['été', 't'],
  ['a.', 'a.'],
  ['123', ''],
  ['', ''],
];

for (const [name, normal] of cases) {
  test(`name ${JSON.stringify(name)} → ${JSON.stringify(normal)}`, () =>
    assert.equal(normalizeMetricName(name), normal));
}

test('the longest name is taken, one longer is refused', () => {
  assert.equal(normalizeMetricName('a'.repeat(maxMetricNameLength)).length, maxMetricNameLength);
  assert.equal(normalizeMetricName('a'.repeat(maxMetricNameLength + 1)), '');
});

test('the normal form of a normal form is itself', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60, unit: fc.constantFrom('a', '1', '.', '_', '-', 'é') }), (name) => {
      const normal = normalizeMetricName(name);
      assert.equal(normalizeMetricName(normal), normal);
    }),
  );
});

test('the longest name that is taken can be asked for', () => {
  const name = 'a'.repeat(maxMetricNameLength);
  assert.equal(parseMetricQuery(`avg:${name}{*}`).metric, name);
  assert.throws(() => parseMetricQuery(`avg:${name}a{*}`));
});
