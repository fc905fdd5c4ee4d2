import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BatchGroups } from './batch-groups.ts';

test('a key has a place of its own, the same until the next batch', () => {
  const groups = new BatchGroups();
  for (let batch = 0; batch < 3; batch++) {
    groups.begin();
    const places = new Map<string, number>();
    for (let round = 0; round < 2; round++) {
      for (let at = 0; at < 5000; at++) {
        const key = [at % 7, at % 11, at, 0, 1, batch, at % 3, 200, at % 2];
        groups.key.set(key);
        const place = groups.place();
        assert.equal(places.get(key.join()) ?? place, place);
        places.set(key.join(), place);
      }
    }
    assert.equal(new Set(places.values()).size, 5000);
  }
});
