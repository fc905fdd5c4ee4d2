import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BodyBudget } from './body-budget.ts';

test('the last byte is given, the next refused until bytes come back, once', () => {
  const budget = new BodyBudget(100);
  const giveBack = budget.take(60);
  budget.take(40);
  assert.throws(() => budget.take(1), { status: 429 });
  giveBack();
  giveBack();
  budget.take(60);
  assert.throws(() => budget.take(1), { status: 429 });
});
