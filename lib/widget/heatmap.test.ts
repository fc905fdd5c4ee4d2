import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heatmapColumns } from './heatmap-columns.ts';
import { readHeatmap } from './read-heatmap.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';

const options = { spanMs: 3_600_000, bind: (query: string) => query.replace('$env', 'env:a') };
const histogram = { data_source: 'metrics', name: 'a', query: 'histogram:trace.x{$env}' };

test('a heat map asks for lines of groups, or for the bins of a histogram, in columns', () => {
  const groups = readHeatmap({ requests: [{ q: 'avg:m{*} by {host}' }] }, options);
  assert.deepEqual(groups.read, {
    kind: 'question',
    question: { kind: 'classic', query: 'avg:m{*} by {host}.rollup(60)' },
  });
  const values = readHeatmap(
    { requests: [{ request_type: 'histogram', query: histogram }], xaxis: { num_buckets: 10 } },
    options,
  );
  assert.deepEqual(values.read, {
    kind: 'question',
    question: { kind: 'histogram', query: 'histogram:trace.x{env:a}.rollup(600)' },
  });
  const other = readHeatmap({ requests: [{ query: { data_source: 'apm_resource_stats' } }] }, options);
  assert.deepEqual(other.read, { kind: 'fault', fault: 'Requests of apm_resource_stats are not drawn yet.' });
});

test('the values of groups are columns by time', () => {
  const question = {
    kind: 'timeseries',
    queries: [{ data_source: 'metrics', name: 'a', query: 'avg:m{*} by {host}.rollup(60)' }],
    formulas: [{ formula: 'a' }],
  } as const;
  const response = {
    series: [
      { group_tags: ['host:a'], query_index: 0, unit: null },
      { group_tags: ['host:b'], query_index: 0, unit: null },
    ],
    times: [0, 60_000],
    values: [
      [1, 2],
      [3, null],
    ],
  };
  const { columns, of } = heatmapColumns({ kind: 'timeseries', response }, question);
  assert.equal(of, 'groups');
  assert.deepEqual(columns, [
    {
      fromMs: 0,
      toMs: 60_000,
      bins: [
        { low: 1, high: 1, count: 1 },
        { low: 3, high: 3, count: 1 },
      ],
    },
    { fromMs: 60_000, toMs: 120_000, bins: [{ low: 2, high: 2, count: 1 }] },
  ]);
});

test('the bins of a histogram are columns by time, as wide as they are apart', () => {
  const response = {
    unit: null,
    interval: 10,
    times: [0, 20_000],
    bins: [
      [1, 2],
      [8, 9],
    ],
    counts: [
      [
        [0, 3],
        [1, 1],
      ],
      [[1, 5]],
    ],
  } as const;
  const { columns, of } = heatmapColumns(
    { kind: 'histogram', response },
    { kind: 'histogram', query: 'histogram:m{*}' },
  );
  assert.equal(of, 'values');
  assert.deepEqual(columns[1], { fromMs: 20_000, toMs: 40_000, bins: [{ low: 8, high: 9, count: 5 }] });
  assert.deepEqual(columns[0]?.bins.length, 2);
});

test('what a heat map asks for and is not drawn is named', () => {
  const drawn = {
    type: 'heatmap',
    requests: [{ request_type: 'histogram', query: histogram, style: { palette: 'purple' } }],
    xaxis: { num_buckets: 30 },
    yaxis: { min: '0', max: 'auto', scale: 'log', include_zero: true },
    markers: [{ value: 'y = 5', display_type: 'error dashed' }],
    show_legend: true,
  };
  assert.deepEqual(undrawnOfWidget(drawn), []);
  const more = {
    type: 'heatmap',
    requests: [{ q: 'avg:m{*} by {host}', style: { palette: 'nonsense' } }, { q: 'avg:n{*}' }],
    xaxis: { num_buckets: 30 },
    yaxis: { scale: 'pow2' },
    events: [{ q: 'deploy' }],
    markers: [{ value: 'z' }],
  };
  assert.deepEqual(undrawnOfWidget(more), [
    'events',
    'xaxis.num_buckets',
    'yaxis.scale pow2',
    'markers.value z',
    'requests after the first',
    'style.palette nonsense',
  ]);
});
