import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Goal, Row } from '../bench.ts';
import { isReached, ratioOf } from './judge.ts';

const row: Row = { what: 'x', figure: { value: 90, unit: 'ms' }, reference: { what: 'y', value: 100 } };
const atLeast = (bound: number): Goal => ({ of: 'ratio', is: 'at least', bound });
const atMost = (bound: number): Goal => ({ of: 'figure', is: 'at most', bound });

test('the ratio is figure over reference, or the one that was measured', () => {
  assert.equal(ratioOf(row), 0.9);
  assert.equal(ratioOf({ ...row, ratio: 0.7 }), 0.7);
  assert.equal(ratioOf({ what: 'x', figure: row.figure }), undefined);
  assert.equal(ratioOf({ ...row, reference: { what: 'y', missing: 'not installed' } }), undefined);
  for (const value of [0, -1]) assert.equal(ratioOf({ ...row, reference: { what: 'y', value } }), undefined);
});

test('a bound itself is reached, just past it is not', () => {
  assert.equal(isReached({ ...row, goal: atLeast(0.9) }), true);
  assert.equal(isReached({ ...row, goal: atLeast(0.901) }), false);
  assert.equal(isReached({ ...row, goal: atMost(90) }), true);
  assert.equal(isReached({ ...row, goal: atMost(89.9) }), false);
});

test('without a goal, or without its ratio, there is no judgement; what is no number reaches nothing', () => {
  assert.equal(isReached(row), undefined);
  assert.equal(isReached({ what: 'x', figure: row.figure, goal: atLeast(0.9) }), undefined);
  assert.equal(isReached({ what: 'x', figure: { value: Number.NaN, unit: 'ms' }, goal: atMost(1) }), false);
});
