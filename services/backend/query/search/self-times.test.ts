import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selfTimesNs } from './self-times.ts';

const startNs = 1_767_225_600_000_000_000n;

/** A span from one nanosecond of the trace to another. */
const span = (spanId: number, parentId: number, [from, to]: readonly [number, number]) => ({
  spanId: BigInt(spanId),
  parentId: BigInt(parentId),
  startNs: startNs + BigInt(from),
  durationNs: BigInt(to - from),
});

test('without children all of the time is its own', () => assert.deepEqual(selfTimesNs([span(1, 0, [0, 100])]), [100]));

test('children that overlap are taken off once', () => {
  const spans = [span(1, 0, [0, 100]), span(2, 1, [10, 40]), span(3, 1, [30, 60]), span(4, 1, [80, 90])];
  assert.deepEqual(selfTimesNs(spans), [40, 30, 30, 10]);
});

test('a child is taken off its parent only, and only within it', () => {
  const spans = [span(3, 2, [20, 30]), span(2, 1, [10, 120]), span(1, 0, [0, 100]), span(4, 1, [150, 160])];
  assert.deepEqual(selfTimesNs(spans), [10, 100, 10, 10]);
});

test('children before the start, ids that lead nowhere or to themselves', () => {
  const spans = [span(1, 0, [50, 100]), span(2, 1, [0, 60]), span(3, 99, [0, 5]), span(4, 4, [0, 7])];
  assert.deepEqual(selfTimesNs(spans), [40, 60, 5, 7]);
});

test('a trace without spans', () => assert.deepEqual(selfTimesNs([]), []));
