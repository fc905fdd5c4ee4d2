import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rhythm } from './rhythm.ts';

const startWallMs = Date.UTC(2026, 0, 1) + 999.99988;

test('timestamps of a whole interval are exactly that far apart, over ten thousand runs with jitter', () => {
  for (const intervalS of [1, 5, 45]) {
    const rhythm = new Rhythm(intervalS, { dueMs: 17.25, wallMs: startWallMs });
    let before: number | undefined;
    for (let run = 0; run < 10_000; run++) {
      const lateMs = ((run * 7919) % 20) - 1.5;
      const monotonicMs = 17.25 + run * intervalS * 1000 + lateMs;
      const { due, missed } = rhythm.take({ monotonicMs, wallMs: startWallMs + monotonicMs - 17.25 });
      assert.equal(missed, 0);
      assert.equal(due.dueMs, 17.25 + run * intervalS * 1000);
      if (before !== undefined) assert.equal(due.timestampS - before, intervalS);
      before = due.timestampS;
    }
  }
});

test('timestamps of a fractional interval are rounded down and never repeat', () => {
  const rhythm = new Rhythm(1.5, { dueMs: 0, wallMs: 10_000 });
  const taken = [0, 1, 2, 3, 4].map((run) => {
    const nowMs = run * 1500;
    return rhythm.take({ monotonicMs: nowMs, wallMs: 10_000 + nowMs }).due.timestampS;
  });
  assert.deepEqual(taken, [10, 11, 13, 14, 16]);
});

test('after a hold-up only the latest due run is taken and the others are counted', () => {
  const rhythm = new Rhythm(10, { dueMs: 0, wallMs: 100_000 });
  rhythm.take({ monotonicMs: 0, wallMs: 100_000 });
  const { due, missed } = rhythm.take({ monotonicMs: 35_000, wallMs: 135_000 });
  assert.equal(missed, 2);
  assert.equal(due.timestampS, 130);
  assert.equal(rhythm.dueMs, 40_000);
});

test('a wall clock that steps by two seconds is followed only past them', () => {
  const rhythm = new Rhythm(10, { dueMs: 0, wallMs: 100_000 });
  assert.equal(rhythm.take({ monotonicMs: 0, wallMs: 102_000 }).due.timestampS, 100);
  assert.equal(rhythm.take({ monotonicMs: 10_000, wallMs: 112_001 }).due.timestampS, 112);
  assert.equal(rhythm.take({ monotonicMs: 20_000, wallMs: 122_001 }).due.timestampS, 122);
  assert.equal(rhythm.take({ monotonicMs: 30_000, wallMs: 32_001 }).due.timestampS, 32);
});
