import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backgroundPath } from './background-path.ts';
import { querySeries } from './testing-series.ts';

const series = querySeries('*', 10, [
  [0, 0],
  [10_000, 4],
  [20_000, null],
  [30_000, 2],
]);
const window = { fromMs: 0, toMs: 40_000 };

test('an area goes from its first value to its last, with a line on top', () => {
  assert.deepEqual(backgroundPath(series, { type: 'area', window }), {
    fill: 'M0,100L0,100L25,0L75,50L75,100Z',
    line: 'M0,100L25,0L75,50',
  });
});

test('bars are as wide as their buckets, less a gap; what is over the axis is cut', () => {
  const { fill, line } = backgroundPath(series, { type: 'bars', window, axis: { max: 2 } });
  assert.equal(fill, 'M3,100V100H22V100ZM28,100V0H47V100ZM78,100V0H97V100Z');
  assert.equal(line, '');
});

test('without zero the least value is at the bottom; nothing has no path', () => {
  const flat = querySeries('*', 10, [
    [0, 7],
    [10_000, 9],
  ]);
  const { line } = backgroundPath(flat, { type: 'area', window, axis: { includesZero: false } });
  assert.equal(line, 'M0,100L25,0');
  assert.deepEqual(backgroundPath(querySeries('*', 10, [[0, null]]), { type: 'area', window }), { fill: '', line: '' });
});
