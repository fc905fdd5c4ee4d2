import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../usage-error.ts';
import { parseCondition, parseSpan } from './condition.ts';

test('every operator holds and fails at its edge', () => {
  const cases: [string, number, boolean][] = [
    ['< 1', 0.9, true],
    ['< 1', 1, false],
    ['<= 1', 1, true],
    ['<= 1', 1.1, false],
    ['> -2.5', -2.4, true],
    ['> -2.5', -2.5, false],
    ['>=1e3', 1000, true],
    ['>=1e3', 999, false],
    ['== 0', 0, true],
    ['== 0', 1, false],
    ['!= .5', 1, true],
    ['!= .5', 0.5, false],
  ];
  for (const [text, value, expected] of cases) {
    assert.equal(parseCondition(text).holds(value), expected, `${value} ${text}`);
  }
});

test('anything else is refused by its text', () => {
  for (const text of ['', '1', '= 1', '<', '< x', '<< 1', '< 1 2', '< 0x10', '< NaN', '=> 1']) {
    assert.throws(() => parseCondition(text), UsageError, text);
  }
});

test('time spans have units, seconds by default', () => {
  assert.equal(parseSpan('10s'), 10_000);
  assert.equal(parseSpan('500ms'), 500);
  assert.equal(parseSpan('1.5m'), 90_000);
  assert.equal(parseSpan('1h'), 3_600_000);
  assert.equal(parseSpan('3'), 3000);
  for (const text of ['', 's', '-1s', '1d', '1 s x']) assert.throws(() => parseSpan(text), UsageError, text);
});
