import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOffset } from './clock-offset.ts';

test('only clocks that are really apart are', () => {
  assert.equal(clockOffset(undefined), 0);
  assert.equal(clockOffset({ lab: { nowMs: 11_400 }, receivedAtMs: 10_000 }), 0);
  assert.equal(clockOffset({ lab: { nowMs: 70_000 }, receivedAtMs: 10_000 }), 60_000);
  assert.equal(clockOffset({ lab: { nowMs: 10_000 }, receivedAtMs: 70_000 }), -60_000);
});
