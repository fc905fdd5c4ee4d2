import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber } from './format-number.ts';

const cases: readonly (readonly [number, string])[] = [
  [0, '0'],
  [-0, '0'],
  [0.5, '0.5'],
  [1, '1'],
  [12.345, '12.3'],
  [999.4, '999'],
  [999.5, '1k'],
  [1000, '1k'],
  [1234, '1.23k'],
  [-1234, '-1.23k'],
  [123_456, '123k'],
  [999_499, '999k'],
  [999_500, '1M'],
  [500_000, '500k'],
  [3e9, '3G'],
  [4.56e12, '4.56T'],
  [7e18, '7000P'],
  [0.012345, '0.0123'],
  [1e-6, '0.000001'],
  [1.5e-7, '1.5e-7'],
  [Number.NaN, '–'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NEGATIVE_INFINITY, '-∞'],
];

for (const [value, text] of cases) test(`${value} is ${text}`, () => assert.equal(formatNumber(value), text));
