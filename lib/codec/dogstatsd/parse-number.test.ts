import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInteger, parseNumber } from './parse-number.ts';

const numbers: readonly (readonly [string, number | undefined])[] = [
  ['1', 1],
  ['+1', 1],
  ['-1.5', -1.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['1E-3', 0.001],
  ['1e-999', 0],
  ['1e999', undefined],
  ['-1e999', undefined],
  ['0x1p-2', 0.25],
  ['-0X1.8P1', -3],
  ['0x_1_2.3_4_5p+1_2', 74565],
  ['0x0p999999', 0],
  ['0x1p9999', undefined],
  ['0x1', undefined],
  ['0xp1', undefined],
  ['0x12.345_p+12', undefined],
  ['1_000', 1000],
  ['1_23.50_0_0e+1_2', 1.235e14],
  ['1__0', undefined],
  ['_1', undefined],
  ['1_', undefined],
  ['123.5_e+12', undefined],
  ['123.5e_+12', undefined],
  ['inf', Infinity],
  ['-Inf', -Infinity],
  ['+INFINITY', Infinity],
  ['nan', Number.NaN],
  ['+nan', undefined],
  ['', undefined],
  ['.', undefined],
  ['e1', undefined],
  ['1 ', undefined],
  ['1,234', undefined],
  ['--1', undefined],
];

for (const [text, value] of numbers) {
  test(`number ${JSON.stringify(text)} → ${value}`, () => assert.deepEqual(parseNumber(text), value));
}

const integers: readonly (readonly [string, number | undefined])[] = [
  ['1657100430', 1657100430],
  ['-5', -5],
  ['+5', 5],
  ['', undefined],
  ['1.0', undefined],
  ['1e3', undefined],
  ['9223372036854775808', undefined],
];

for (const [text, value] of integers) {
  test(`integer ${JSON.stringify(text)} → ${value}`, () => assert.deepEqual(parseInteger(text), value));
}

test('a long wrong number takes no more than time in proportion to its length', () => {
  const startMs = performance.now();
  for (const text of [`${'1'.repeat(60_000)}x`, `0x${'1'.repeat(60_000)}x`, `${'1_'.repeat(30_000)}x`]) {
    assert.equal(parseNumber(text), undefined);
  }
  assert.ok(performance.now() - startMs < 2000);
});
