import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAttempt } from './retry-schedule.ts';

test('pauses grow to an hour, and end after a day', () => {
  let nowMs = 0;
  const pausesS: number[] = [];
  for (let attempts = 1; ; attempts++) {
    const next = nextAttempt(attempts, { nowMs, createdAtMs: 0 });
    if (next === undefined) break;
    pausesS.push((next - nowMs) / 1000);
    nowMs = next;
  }
  assert.deepEqual(pausesS.slice(0, 7), [10, 30, 120, 600, 1800, 3600, 3600]);
  assert.ok(pausesS.slice(7).every((each) => each === 3600));
  assert.ok(nowMs <= 86_400_000 && nowMs > 82_800_000);
});
