import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fittedView, viewShowing, zoomedView } from './map-view.ts';

test('a large map is made to fit, a small one is in the middle and not blown up', () => {
  const large = fittedView({ width: 2000, height: 500 }, { width: 1072, height: 600 });
  assert.deepEqual(large, { x: 36, y: 175, scale: 0.5 });
  const small = fittedView({ width: 100, height: 100 }, { width: 1000, height: 600 });
  assert.equal(small.scale, 1.15);
  assert.equal(small.x + 50 * small.scale, 500);
});

test('what is under the pointer stays there, within the limits of zooming', () => {
  const view = { x: 10, y: 20, scale: 1 };
  const zoomed = zoomedView(view, 2, [110, 220]);
  assert.deepEqual(zoomed, { x: -90, y: -180, scale: 2 });
  assert.equal(zoomedView(view, 100, [0, 0]).scale, 3);
  assert.equal(zoomedView(view, 0.001, [0, 0]).scale, 0.15);
});

test('what has the focus comes into the window, and what is there stays', () => {
  const view = { x: 0, y: 0, scale: 1 };
  const window = { width: 800, height: 600 };
  assert.deepEqual(viewShowing(view, [400, 300], window), view);
  assert.deepEqual(viewShowing(view, [1000, -50], window), { x: -272, y: 122, scale: 1 });
});
