import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DARK_CHART, LIGHT_CHART } from './chart-theme.ts';
import { heatLevel } from './heat-level.ts';
import { heatmapGrid } from './heatmap-grid.ts';
import { heatmapOption } from './heatmap-option.ts';
import { sequentialColors } from './sequential-colors.ts';

const columns = [
  { fromMs: 0, toMs: 1000, bins: [{ low: 2, high: 2, count: 9 }] },
  { fromMs: 2000, toMs: 3000, bins: [{ low: 30, high: 30, count: 1 }] },
];

test('all columns are cut into the same buckets', () => {
  const { edges, counts, most } = heatmapGrid(columns, { axis: {}, unit: null });
  assert.deepEqual([edges[0], edges[1], edges.at(-1)], [0, 1, 30]);
  assert.deepEqual([counts[0]?.[2], counts[1]?.[29], most], [9, 1, 9]);
});

test('cells of one colour are one shape; markers lie over them, ends are those of the buckets', () => {
  const grid = heatmapGrid(columns, { axis: { scale: 'log' }, unit: null });
  const option = heatmapOption(
    {
      grid,
      unit: null,
      fromMs: 0,
      toMs: 4000,
      axis: { scale: 'log' },
      markers: [{ low: 5, high: 5, tone: 'error', line: 'solid' }],
      colors: ['#111111', '#222222', '#333333'],
    },
    LIGHT_CHART,
  );
  const [series] = [option.series].flat();
  assert.deepEqual(Array.isArray(series?.data) && series.data.length, 3, 'two levels with cells, and a marker');
  const axis = [option.yAxis].flat()[0];
  assert.deepEqual([axis?.type, axis?.min], ['log', 1]);
});

test('colours go away from the background, whatever it is', () => {
  const lightness = (color = '') =>
    [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(color.slice(at, at + 2), 16), 0);
  const steps = (colors: readonly string[] = []) => colors.map((color) => lightness(color));
  const isAscending = (values: readonly number[]) =>
    values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0));
  for (const palette of [undefined, 'purple', 'warm']) {
    assert.ok(isAscending(steps(sequentialColors(palette, DARK_CHART, 8))), `dark ${palette}`);
    assert.ok(isAscending(steps(sequentialColors(palette, LIGHT_CHART, 8)?.toReversed())), `light ${palette}`);
  }
  assert.equal(sequentialColors('nonsense', LIGHT_CHART, 8), undefined);
});

test('the greatest count has the last colour', () => {
  assert.deepEqual(
    [0.1, 25, 50, 100].map((count) => heatLevel(count, 100, 4)),
    [0, 2, 2, 3],
  );
});
