import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesOf } from './walk-batches.ts';

test('each minute has six points of every series, in the order of time', () => {
  const batches = [...minutesOf({ kind: 'integers', seriesCount: 3, firstS: 1_800_000_000, minutes: 2 })];
  assert.equal(batches.length, 2);
  const second = batches[1];
  assert.deepEqual([...(second?.contextIndex ?? [])].slice(0, 4), [0, 1, 2, 0]);
  assert.deepEqual(
    [second?.timestampS[0], second?.timestampS[3], second?.timestampS.at(-1)],
    [1_800_000_060, 1_800_000_070, 1_800_000_110],
  );
  assert.equal(second?.value.length, 18);
  assert.equal(new Set(second?.contexts.map(({ host, tags }) => `${host} ${tags}`)).size, 3);
});
