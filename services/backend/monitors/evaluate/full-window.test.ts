import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFullWindow } from './full-window.ts';

const fromS = 1_767_600_030;

/** Ten minutes, of which these have a point, so many seconds after the window's begin. */
function isFull(pointsS: readonly number[]): boolean {
  const timesS = Float64Array.from(pointsS, (at) => fromS + at);
  const values = timesS.map(() => 1);
  return isFullWindow({ timesS, values }, { fromS, toS: fromS + 600, unit: 'm' });
}

test('a window is full with a point in its first part, and three parts without', () => {
  const minutes = [0, 60, 120, 180, 240, 300, 360];
  assert.equal(isFull(minutes), true);
  assert.equal(isFull(minutes.slice(0, -1)), false);
  assert.equal(isFull([...minutes.slice(1), 420, 480]), false);
});

test('the bucket in which a window begins and the one in which it ends are of its first and last part', () => {
  // Six of ten parts: a bucket that begins before the window, or a part that is not whole, is none more.
  assert.equal(isFull([-30, 30, 90, 150, 210, 270, 330]), false);
  assert.equal(isFull([0, 60, 120, 180, 240, 599, 600]), false);
  assert.equal(isFull([-30, 60, 120, 180, 240, 300, 360]), true);
});
