import assert from 'node:assert/strict';
import { mock, type TestContext, test } from 'node:test';
import { systemClock } from './system-clock.ts';

/** The platform's timers and steady clock, turned by hand; each timer fires `lateMs` after its time. */
function platform(context: TestContext, lateMs = 0) {
  let nowMs = 0;
  const timers = new Map<number, { readonly atMs: number; readonly callback: () => void; readonly delayMs: number }>();
  let ids = 0;
  const mocks = [
    mock.method(performance, 'now', () => nowMs),
    mock.method(globalThis, 'setTimeout', (callback: () => void, delayMs: number) => {
      timers.set(++ids, { atMs: nowMs + delayMs + lateMs, callback, delayMs });
      return ids;
    }),
    mock.method(globalThis, 'clearTimeout', (id: number) => void timers.delete(id)),
  ];
  context.after(() => {
    for (const each of mocks) each.mock.restore();
  });
  return {
    timers,
    now: () => nowMs,
    holdUp: (ms: number) => {
      nowMs += ms;
    },
    /** Fires the timer that is due first. */
    next() {
      const [first] = [...timers].sort(([, a], [, b]) => a.atMs - b.atMs);
      assert.ok(first);
      timers.delete(first[0]);
      nowMs = Math.max(nowMs, first[1].atMs);
      first[1].callback();
    },
  };
}

test('every: ticks stay at multiples of the interval, though each timer is late', (context) => {
  const { next, now } = platform(context, 0.7);
  const ticks: number[] = [];
  const timer = systemClock.every(50, () => ticks.push(now()));
  for (let tick = 0; tick < 150; tick++) next();
  timer.cancel();
  assert.equal(ticks.length, 150);
  assert.ok(Math.abs((ticks.at(-1) ?? 0) - 150 * 50) < 1, `the last at ${ticks.at(-1)}`);
});

test('every: a timer that fires early makes no second tick, a process that was held up makes up for none', (context) => {
  const { next, now, holdUp, timers } = platform(context, -0.9);
  const ticks: number[] = [];
  const timer = systemClock.every(50, () => ticks.push(Math.round(now())));
  for (let tick = 0; tick < 2; tick++) next();
  holdUp(170);
  for (let tick = 0; tick < 2; tick++) next();
  assert.deepEqual(ticks, [49, 99, 269, 299]);
  timer.cancel();
  assert.equal(timers.size, 0);
});

test('after: waits longer than a timer of the platform can, and can be cancelled on the way', (context) => {
  const { next, now, timers } = platform(context);
  let calls = 0;
  systemClock.after(2 ** 32, () => calls++);
  const other = systemClock.after(2 ** 33, () => assert.fail());
  while (timers.size > 1 && calls === 0) {
    assert.ok([...timers.values()].every(({ delayMs }) => delayMs < 2 ** 31));
    next();
  }
  assert.equal(calls, 1);
  assert.equal(now(), 2 ** 32);
  other.cancel();
  assert.equal(timers.size, 0);
});
