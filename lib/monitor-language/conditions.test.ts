import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inverse, isBreached, isRecovered } from './conditions.ts';
import type { Comparator } from './types.ts';

const values = [9, 10, 11];

test('each comparator', () => {
  const breached = (comparator: Comparator) => values.filter((value) => isBreached(comparator, value, 10));
  assert.deepEqual(breached('>'), [11]);
  assert.deepEqual(breached('>='), [10, 11]);
  assert.deepEqual(breached('<'), [9]);
  assert.deepEqual(breached('<='), [9, 10]);
  assert.deepEqual(breached('=='), [10]);
  assert.deepEqual(breached('!='), [9, 11]);
});

test('recovery is by its own threshold where there is one', () => {
  const recovered = (comparator: Comparator, recovery?: number) =>
    [4, 5, 6, 10, 11].filter((value) => isRecovered(comparator, value, { threshold: 10, recovery }));
  assert.deepEqual(recovered('>'), [4, 5, 6, 10]);
  assert.deepEqual(recovered('>', 5), [4, 5]);
  assert.deepEqual(recovered('>=', 5), [4]);
  const below = (comparator: Comparator) =>
    [10, 19, 20, 21].filter((value) => isRecovered(comparator, value, { threshold: 10, recovery: 20 }));
  assert.deepEqual(below('<'), [20, 21]);
  assert.deepEqual(below('<='), [21]);
});

test('the inverse is true exactly when the comparison is not', () => {
  for (const comparator of ['>', '>=', '<', '<=', '==', '!='] as const) {
    for (const value of values)
      assert.notEqual(isBreached(comparator, value, 10), isBreached(inverse(comparator), value, 10));
  }
});
