import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packedRows } from './packed-rows.ts';

test('beside, under one that leaves room, and in a new row', () => {
  const boxes = [
    { width: 50, height: 60 },
    { width: 30, height: 25 },
    { width: 30, height: 25 },
    { width: 30, height: 20 },
  ];
  const { spots, width, height } = packedRows(boxes, { limit: 100, gap: 10 });
  assert.deepEqual(spots, [
    { x: 0, y: 0 },
    { x: 60, y: 0 },
    { x: 60, y: 35 },
    { x: 0, y: 70 },
  ]);
  assert.deepEqual([width, height], [90, 90]);
});

test('a box that fits the limit exactly is beside the other; one that is wider begins a row', () => {
  const fits = packedRows(
    [
      { width: 50, height: 10 },
      { width: 40, height: 10 },
    ],
    { limit: 100, gap: 10 },
  );
  assert.deepEqual(fits.spots[1], { x: 60, y: 0 });
  const wide = packedRows(
    [
      { width: 50, height: 10 },
      { width: 41, height: 10 },
    ],
    { limit: 100, gap: 10 },
  );
  assert.deepEqual(wide.spots[1], { x: 0, y: 20 });
});

test('nothing has no size', () => {
  assert.deepEqual(packedRows([], { limit: 100, gap: 10 }), { spots: [], width: 0, height: 0 });
});
