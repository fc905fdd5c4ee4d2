import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GrowingSum } from './growing-sum.ts';

test('a sum grows with its processes, also when one ends, and when a pid is given anew', () => {
  const sum = new GrowingSum();
  const at = (pid: number, value: number, startedAtMs = 10_000) => ({ pid, value, startedAtMs });
  assert.equal(sum.add([at(1, 100), at(2, 50)]), 150);
  assert.equal(sum.add([at(1, 110)]), 160);
  assert.equal(sum.add([at(1, 115, 12_000), at(2, 5, 30_000)]), 170);
  assert.equal(sum.add([at(1, 3, 12_000), at(2, 8, 32_001)]), 181);
  assert.equal(sum.add([]), 181);
});
