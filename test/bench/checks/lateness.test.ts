import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latenessMs, timestampDriftS } from './lateness.ts';

const runs = [0, 1, 2].map((second) => ({
  startedMs: 1_800_000_000_250 + second * 1000 + second,
  timestampS: 1_800_000_000 + second,
}));

test('lateness is counted from the due time, which has the same fraction of a second in every run', () => {
  assert.deepEqual(latenessMs(runs, 1_800_000_777_249), [1, 2, 3]);
  assert.deepEqual(latenessMs(runs, 1_800_000_777_251), [-1, 0, 1]);
});

test('timestamps a second apart do not drift; one left out or twice does', () => {
  assert.equal(timestampDriftS(runs), 0);
  assert.equal(timestampDriftS([...runs, { startedMs: 0, timestampS: 1_800_000_004 }]), 1);
  assert.equal(timestampDriftS([...runs, { startedMs: 0, timestampS: 1_800_000_002 }]), -1);
  assert.equal(timestampDriftS([]), 1);
});
