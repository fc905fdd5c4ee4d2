import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryResponse } from '../api-types/query.ts';
import { LIGHT_CHART } from '../chart/chart-theme.ts';
import { scatterplotOption } from '../chart/scatterplot-option.ts';
import { querySeries } from '../chart/testing-series.ts';
import { readScatterplot } from './read-scatterplot.ts';
import { scatterOfQueries, scatterOfTable } from './scatter-groups.ts';
import { scatterPoints } from './scatter-points.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';

const same = (query: string) => query;

function classic(series: QueryResponse['series']) {
  const response: QueryResponse = {
    status: 'ok',
    resp_version: 1,
    res_type: 'time_series',
    query: '',
    message: '',
    from_date: 0,
    to_date: 0,
    group_by: [],
    times: [],
    values: [],
    series,
  };
  return { kind: 'classic', response } as const;
}

test('two queries of the old form meet by the tags of their groups', () => {
  const widget = readScatterplot(
    { requests: { x: { q: 'avg:a{*} by {host}', aggregator: 'max' }, y: { q: 'avg:b{*} by {host}' } } },
    same,
  );
  assert.deepEqual(widget.questions, [
    { kind: 'classic', query: 'avg:a{*} by {host}' },
    { kind: 'classic', query: 'avg:b{*} by {host}' },
  ]);
  const points = [
    [0, 1],
    [60_000, 3],
  ] as const;
  const x = classic([querySeries('host:a', 60, points), querySeries('host:b', 60, points)]);
  const y = classic([querySeries('host:a', 60, points)]);
  assert.deepEqual(scatterOfQueries([x, y], widget.aggregators).groups, [{ tags: ['host:a'], x: 3, y: 2 }]);
});

test('formulas say which dimension they are', () => {
  const table = {
    queries: [{ data_source: 'metrics', name: 'a', query: 'avg:a{*} by {host}' }],
    formulas: [
      { formula: 'a', dimension: 'y', alias: 'CPU' },
      { formula: 'a * 2', dimension: 'x' },
      { formula: 'a * 3', dimension: 'radius' },
    ],
  };
  const { formulas, names, faults } = readScatterplot({ requests: { table } }, same);
  assert.deepEqual([names, faults], [{ y: 'CPU', x: 'a * 2', radius: 'a * 3' }, []]);
  const number = (name: string, values: readonly (number | null)[]) =>
    ({ name, type: 'number', values, meta: { unit: null } }) as const;
  const columns = [
    { name: 'host', type: 'group', values: [['h'], ['i']] },
    number('a', [1, 5]),
    number('a * 2', [2, null]),
    number('a * 3', [3, 9]),
  ] as const;
  assert.deepEqual(scatterOfTable({ columns }, formulas ?? {}).groups, [{ tags: ['host:h'], x: 2, y: 1, radius: 3 }]);
});

test('points have the colour of their tags, and the size of their number', () => {
  const groups = [
    { tags: ['host:a', 'team:x'], x: 1, y: 1, radius: 4 },
    { tags: ['host:b', 'team:y'], x: 2, y: 2, radius: 1 },
    { tags: ['host:c', 'team:x'], x: 3, y: 3, radius: 0 },
  ];
  const { points, colors } = scatterPoints(groups, ['team'], LIGHT_CHART);
  assert.deepEqual([...colors.keys()], ['team:x', 'team:y']);
  assert.equal(points[0]?.color, points[2]?.color);
  assert.notEqual(points[0]?.color, points[1]?.color);
  assert.deepEqual(
    points.map(({ radius }) => radius),
    [16, 9.5, 3],
  );
  const axis = { rules: { scale: 'log' }, unit: null } as const;
  const option = scatterplotOption({ points, xAxis: axis, yAxis: { rules: {}, unit: null } }, LIGHT_CHART);
  assert.deepEqual([[option.xAxis].flat()[0]?.type, [option.yAxis].flat()[0]?.min], ['log', 0]);
});

test('the axes reach further than the outermost points, unless they are told where to end', () => {
  const points = scatterPoints([{ tags: [], x: -10, y: 20 }], [], LIGHT_CHART).points;
  const xAxis = { rules: {}, unit: null };
  const option = scatterplotOption({ points, xAxis, yAxis: { rules: { max: 20 }, unit: null } }, LIGHT_CHART);
  assert.equal([option.xAxis].flat()[0]?.min, -12);
  assert.equal([option.yAxis].flat()[0]?.max, 20);
});

test('what a scatter plot asks for and is not drawn is named', () => {
  const requests = { x: { q: 'avg:a{*} by {host}', aggregator: 'l2norm' }, y: { q: 'avg:b{*} by {host}' } };
  const definition = { type: 'scatterplot', requests, color_by_groups: ['host'], xaxis: { scale: 'pow2' } };
  assert.deepEqual(undrawnOfWidget(definition), ['aggregator l2norm', 'xaxis.scale pow2']);
});
