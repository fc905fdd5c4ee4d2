import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IncreasingIds, idLimit } from './increasing-ids.ts';

const nowMs = 1_760_000_000_000;

test('ids increase whatever the clock does, over restarts, and are numbers that JavaScript holds', () => {
  const steps = fc.array(fc.record({ stepMs: fc.integer({ min: -1e10, max: 1e10 }), restarts: fc.boolean() }));
  fc.assert(
    fc.property(steps, (list) => {
      let ids = new IncreasingIds(0);
      let last = ids.next(nowMs);
      let timeMs = nowMs;
      for (const { stepMs, restarts } of list) {
        if (restarts) ids = new IncreasingIds(last);
        timeMs += stepMs;
        const id = ids.next(timeMs);
        assert.ok(id > last && Number.isSafeInteger(id), `${id} after ${last}`);
        last = id;
      }
    }),
  );
});

test('past the ids of a millisecond come those of the next, also many at once', () => {
  const ids = new IncreasingIds(0);
  const all = new Set(Array.from({ length: 5000 }, () => ids.next(nowMs)));
  assert.equal(all.size, 5000);
  assert.ok(ids.next(nowMs + 100) > Math.max(...all));
});

test('a clock that is centuries ahead gives no id past the limit', () => {
  const ids = new IncreasingIds(7);
  assert.equal(ids.next(idLimit), 8);
});

test('ids taken together are in a row', () => {
  const ids = new IncreasingIds(0);
  const first = ids.next(nowMs, 3);
  assert.equal(ids.next(nowMs), first + 3);
});
