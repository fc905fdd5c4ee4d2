import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CounterSum } from './counter-sum.ts';

test('counters are added up under their group, in snake case, and a copy is one', () => {
  const sum = new CounterSum({ 'a.too_long': 1 });
  const copy = new CounterSum(sum.values);
  assert.deepEqual(sum.add('a', { tooLong: 2 }).add('b.left_out', { samples: 3 }).values, {
    'a.too_long': 3,
    'b.left_out.samples': 3,
  });
  assert.deepEqual(copy.values, { 'a.too_long': 1 });
});
