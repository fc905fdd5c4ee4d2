import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Curve } from '../bench.ts';
import { drawCurve } from './draw-curve.ts';

const curve: Curve = {
  name: 'x',
  title: 'Time by contexts',
  x: { title: 'contexts', unit: '' },
  y: { title: 'time', unit: 'ms' },
  lines: [
    { name: 'ours', points: [[1000, 12], [10_000, 34], [100_000, 0]] }, // biome-ignore format: as a table
    { name: 'theirs', points: [[1000, 56], [10_000, 78]] }, // biome-ignore format: as a table
  ],
};

test('an SVG document with a ground, titles with units, a legend and the values at their points', () => {
  const svg = drawCurve(curve);
  assert.match(svg, /^<svg .*viewBox="0 0 720 380"/);
  assert.match(svg, /<title>Time by contexts<\/title>/);
  assert.match(svg, /<rect width="720" height="380"[^>]*fill="#ffffff"/);
  for (const text of ['Time by contexts', 'contexts', 'time (ms)', 'ours', 'theirs', '10k', '12', '34', '56', '78']) {
    assert.ok(svg.includes(`>${text}</text>`), text);
  }
  assert.doesNotMatch(svg, /NaN|Infinity/);
});

test('the same curve gives the same document', () => {
  assert.equal(drawCurve(curve), drawCurve(curve));
});
