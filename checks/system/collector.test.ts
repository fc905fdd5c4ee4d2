import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collector } from './collector.ts';

test('a run is given the snapshot before it, unless there is none or no time went by', async () => {
  const snapshots = [1, 2, 3, 4];
  const seen: unknown[] = [];
  const collect = collector(
    async () => snapshots.shift() ?? 0,
    (snapshot, before) => {
      seen.push([snapshot, before]);
      return [];
    },
  );
  for (const atMs of [100, 350, 350, 400]) await collect(atMs);
  assert.deepEqual(seen, [
    [1, undefined],
    [2, { snapshot: 1, elapsedMs: 250 }],
    [3, undefined],
    [4, { snapshot: 3, elapsedMs: 50 }],
  ]);
});
