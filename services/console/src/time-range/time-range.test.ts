import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, pause, resume, stepBack, stepForward, type TimeRange, windowAt, zoomOut } from './time-range.ts';

const now = 1_800_000_000_000;
const live: TimeRange = { kind: 'live', spanMs: 60_000 };

test('a live range ends now, a fixed one where it says', () => {
  assert.deepEqual(windowAt(live, now), { fromMs: now - 60_000, toMs: now });
  assert.deepEqual(windowAt({ kind: 'fixed', fromMs: 1, toMs: 2 }, now), { fromMs: 1, toMs: 2 });
});

test('pause stands still at now, resume follows with the same length', () => {
  const paused = pause(live, now);
  assert.deepEqual(paused, { kind: 'fixed', fromMs: now - 60_000, toMs: now });
  assert.deepEqual(resume(paused), live);
});

test('a window that was dragged follows in a length one can say', () => {
  const follow = (spanMs: number) => resume({ kind: 'fixed', fromMs: now - spanMs, toMs: now });
  assert.deepEqual(follow(2_543_036), { kind: 'live', spanMs: 42 * 60_000 });
  assert.deepEqual(follow(90 * 60_000), { kind: 'live', spanMs: 90 * 60_000 });
  assert.deepEqual(follow(61_700), { kind: 'live', spanMs: 62_000 });
  assert.deepEqual(follow(49.2 * 3_600_000 + 1), { kind: 'live', spanMs: 2 * 86_400_000 });
});

test('a step back and a step forward return to live', () => {
  const earlier = stepBack(live, now);
  assert.deepEqual(earlier, { kind: 'fixed', fromMs: now - 120_000, toMs: now - 60_000 });
  assert.deepEqual(stepForward(earlier, now), live);
  assert.deepEqual(stepForward(stepBack(earlier, now), now), earlier);
});

test('zooming out keeps the middle and does not reach past now', () => {
  assert.deepEqual(zoomOut(live, now), { kind: 'live', spanMs: 120_000 });
  assert.deepEqual(zoomOut({ kind: 'fixed', fromMs: 100_000, toMs: 200_000 }, now), {
    kind: 'fixed',
    fromMs: 50_000,
    toMs: 250_000,
  });
  assert.deepEqual(zoomOut({ kind: 'fixed', fromMs: now - 60_000, toMs: now }, now), {
    kind: 'fixed',
    fromMs: now - 120_000,
    toMs: now,
  });
});

test('a drag in either direction is the same range, and never shorter than ten seconds', () => {
  assert.deepEqual(between(90_000, 30_000), between(30_000, 90_000));
  assert.deepEqual(between(30_000, 30_400), { kind: 'fixed', fromMs: 25_200, toMs: 35_200 });
});
