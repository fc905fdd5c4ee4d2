import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distributionValues } from './distribution-values.ts';
import { readDistribution } from './read-distribution.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';
import { readValueMarker, valueMarkers } from './value-markers.ts';

const options = { spanMs: 3_600_000, bind: (query: string) => query };

test('a distribution asks for a number of each group, or for the bins of a histogram', () => {
  const { read } = readDistribution({ requests: [{ q: 'avg:m{*} by {host}' }] }, options);
  assert.deepEqual(read, { kind: 'question', question: { kind: 'classic', query: 'avg:m{*} by {host}' } });
  const query = { data_source: 'metrics', name: 'a', query: 'histogram:trace.x{*}' };
  const values = readDistribution({ requests: [{ request_type: 'histogram', query }] }, options);
  assert.deepEqual(values.read, {
    kind: 'question',
    question: { kind: 'histogram', query: 'histogram:trace.x{*}.rollup(60)' },
  });
});

test('its axis of values may end at a percentile', () => {
  const { xAxis, percentileEnds, buckets } = readDistribution(
    { requests: [], xaxis: { min: '2', max: 'p99', num_buckets: 12 } },
    options,
  );
  assert.deepEqual([xAxis, percentileEnds, buckets], [{ min: 2 }, { max: 0.99 }, 12]);
});

test('groups are a value each; bins of all times are added up', () => {
  const column = { name: 'a', type: 'number', values: [5, null, 7], meta: { unit: null } } as const;
  assert.deepEqual(distributionValues({ kind: 'scalar', response: { columns: [column] } }), {
    bins: [
      { low: 5, high: 5, count: 1 },
      { low: 7, high: 7, count: 1 },
    ],
    unit: null,
    of: 'groups',
  });
  const response = {
    unit: null,
    interval: 10,
    times: [0, 10_000],
    bins: [[1, 2]],
    counts: [[[0, 3]], [[0, 4]]],
  } as const;
  assert.deepEqual(distributionValues({ kind: 'histogram', response }).bins, [{ low: 1, high: 2, count: 7 }]);
});

test('markers are ranges of values, or percentiles of them', () => {
  const written = [
    { value: 'x = 5', display_type: 'error bold', label: 'SLO' },
    { value: '1 < x < 2', display_type: 'ok dashed' },
    { value: '90', display_type: 'percentile' },
  ].flatMap((marker) => readValueMarker(marker) ?? []);
  const bins = [{ low: 0, high: 10, count: 10 }];
  assert.deepEqual(valueMarkers(written, { bins, unit: null }), [
    { low: 5, high: 5, tone: 'error', line: 'bold', label: 'SLO' },
    { low: 1, high: 2, tone: 'ok', line: 'dashed' },
    { low: 9, high: 9, line: 'dashed', label: 'p90: 9' },
  ]);
  assert.equal(readValueMarker({ value: 'y = 5' }), undefined);
});

test('what a distribution asks for and is not drawn is named', () => {
  const query = { data_source: 'metrics', name: 'a', query: 'histogram:trace.x{*}' };
  const drawn = {
    type: 'distribution',
    requests: [{ request_type: 'histogram', query, style: { palette: 'cool' } }],
    xaxis: { min: 'p5', max: '10', scale: 'log', include_zero: false, num_buckets: 5 },
    yaxis: { scale: 'linear', min: 'auto' },
    markers: [{ value: '90', display_type: 'percentile' }],
    show_legend: true,
  };
  assert.deepEqual(undrawnOfWidget(drawn), []);
  const more = { ...drawn, yaxis: { scale: 'sqrt' }, markers: [{ value: 'y = 5' }] };
  assert.deepEqual(undrawnOfWidget(more), ['yaxis.scale sqrt', 'markers.value y = 5']);
});
