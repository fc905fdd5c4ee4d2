import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunOutcome } from '../worker/check-worker.ts';
import { RunStats } from './run-stats.ts';

const outcome: RunOutcome = {
  samples: [],
  warnings: [],
  durationMs: 2,
  killed: false,
  refusedSamples: 0,
  refusedLogLines: 0,
  refusedWarnings: 0,
};

test('the last success is the beginning of the last run without an error, and stays after one with an error', () => {
  const stats = new RunStats();
  assert.ok(!('lastSuccessAtMs' in stats.status()));
  stats.started(1000, 0);
  stats.ended({ ...outcome, error: 'no' }, undefined);
  assert.ok(!('lastSuccessAtMs' in stats.status()));
  stats.started(2000, 0);
  stats.ended(outcome, undefined);
  assert.equal(stats.status().lastSuccessAtMs, 2000);
  stats.started(3000, 0);
  assert.equal(stats.status().lastSuccessAtMs, 2000);
  stats.ended({ ...outcome, error: 'no' }, undefined);
  const { lastSuccessAtMs, lastRunAtMs } = stats.status();
  assert.deepEqual([lastSuccessAtMs, lastRunAtMs], [2000, 3000]);
});
