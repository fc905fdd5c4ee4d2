import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apmLines, namedLine, statusClasses } from './apm-series.ts';

const nothing = { p50S: [], p75S: [], p90S: [], p95S: [], p99S: [], distribution: [] };
const timing = { firstS: 100, intervalS: 10 };

test('steps without a value are no points', () => {
  const { series } = namedLine('p50', [1, null, 3], { ...timing, unit: null });
  assert.deepEqual(series.pointlist, [
    [100_000, 1],
    [120_000, 3],
  ]);
});

test('statuses are shown by class, and what has none is other', () => {
  const hitsByStatus = [
    { status: '200', hits: [3, null] },
    { status: '204', hits: [1, 1] },
    { status: '500', hits: [null, 1] },
    { status: '', hits: [1, null] },
  ];
  assert.deepEqual(statusClasses({ hits: [5, 2], hitsByStatus }), [
    { label: '2xx', hits: [4, 1] },
    { label: '5xx', hits: [null, 1] },
    { label: 'other', hits: [1, null] },
  ]);
  assert.deepEqual(statusClasses({ hits: [5], hitsByStatus: [{ status: '', hits: [5] }] }), []);
});

test('without statuses requests are those that went well and those that did not', () => {
  const lines = apmLines({ ...nothing, ...timing, hits: [4, null], errors: [1, null], hitsByStatus: [] });
  assert.deepEqual(
    lines.requests.map(({ label, series }) => [label, series.pointlist]),
    [
      ['ok', [[100_000, 3]]],
      ['error', [[100_000, 1]]],
    ],
  );
  assert.deepEqual(lines.errorRate[0]?.series.pointlist, [[100_000, 25]]);
});
