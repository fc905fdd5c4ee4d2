import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import { LIGHT_CHART } from '../../../../lib/chart/chart-theme.ts';
import { querySeries } from '../../../../lib/chart/testing-series.ts';
import { bindText } from '../../../../lib/widget/bind-text.ts';
import { boardMetrics } from '../../../../lib/widget/board-metrics.ts';
import { boardSeries } from '../../../../lib/widget/board-series.ts';
import { variableOptions } from '../../../../lib/widget/variable-options.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import { gridPlaces } from './grid-places.ts';
import { timeframeRange } from './timeframe-range.ts';
import { boundVariables, paramsWithVariable } from './variable-params.ts';

const widget = (type: string, rest: object = {}, layout?: Widget['layout']): Widget => ({
  id: 1,
  definition: { type, ...rest },
  ...(layout && { layout }),
});

test('widgets lie where their layouts say, or flow three side by side with groups in rows of their own', () => {
  const told = (widgets: readonly Widget[], reflow?: 'auto') =>
    gridPlaces(widgets, { reflow }).map(({ column, columns, row, rows }) => [column, columns, row, rows]);
  assert.deepEqual(told([widget('note', {}, { x: 8, y: 2, width: 6, height: 0 })]), [[9, 4, 3, 1]]);
  const inner = [widget('note'), widget('note'), widget('note'), widget('note')];
  const flowing = [widget('note'), widget('group', { widgets: inner }), widget('note')];
  assert.deepEqual(told(flowing), [
    [1, 4, 1, 3],
    [1, 12, 4, 7],
    [1, 4, 11, 3],
  ]);
  const placed = widget('note', {}, { x: 8, y: 2, width: 4, height: 2 });
  assert.deepEqual(told([placed], 'auto'), [[1, 4, 1, 3]], 'what flows has no place');
});

test('variables take their values from the address, else those they begin with', () => {
  const host = { name: 'host', prefix: 'host', defaults: ['a'] };
  assert.deepEqual(boundVariables([host], new URLSearchParams()), [{ name: 'host', values: ['a'], prefix: 'host' }]);
  const two = paramsWithVariable(new URLSearchParams('live=1h'), host, ['b', 'c,d']);
  assert.equal(two.toString(), 'live=1h&tpl_var_host=b&tpl_var_host=c%2Cd');
  assert.deepEqual(boundVariables([host], two)[0]?.values, ['b', 'c,d']);
  assert.equal(paramsWithVariable(two, host, []).get('tpl_var_host'), '*');
  assert.equal(paramsWithVariable(two, host, ['a']).has('tpl_var_host'), false);
  assert.deepEqual(
    boundVariables([{ name: 'old', default: 'x' }, { name: 'none' }], two).map((one) => one.values),
    [['x'], ['*']],
  );
});

test('what one can choose are the author’s values, those of the key, or keys', () => {
  const tags = [
    { host: ['b', 'a'], env: ['lab'] },
    { host: ['a'], '': ['bare'] },
  ];
  assert.deepEqual(variableOptions({ name: 'v', prefix: 'host' }, tags), ['a', 'b']);
  assert.deepEqual(variableOptions({ name: 'v', prefix: 'host', available_values: ['z'] }, tags), ['z']);
  assert.deepEqual(variableOptions({ name: 'v', type: 'group' }, tags), ['env', 'host']);
  assert.deepEqual(variableOptions({ name: 'v' }, tags), ['bare', 'env:lab', 'host:a', 'host:b']);
});

test('titles and notes have what is chosen in place of variables', () => {
  const variables = [
    { name: 'host', prefix: 'host', values: ['a', 'b'] },
    { name: 'env', prefix: 'env', values: ['*'] },
  ];
  assert.equal(
    bindText('$host and $host.value in $env, $5 of $hosts', variables),
    'host:a, host:b and a, b in env:*, $5 of $hosts',
  );
});

test('metrics of a board are found in both forms, in groups, and with variables', () => {
  const metrics = boardMetrics([
    widget('timeseries', { requests: [{ q: 'avg:a.b{$host} / sum:c{*}' }, { q: 'no query {' }] }),
    widget('group', { widgets: [widget('toplist', { requests: [{ queries: [{ query: 'avg:d{*} by {$g}' }] }] })] }),
  ]);
  assert.deepEqual(metrics, ['a.b', 'c', 'd']);
});

test('a widget has the window of its page, or its own', () => {
  const page = { fromMs: 1, toMs: 2 };
  const hour = 3_600_000;
  assert.deepEqual(widgetWindow({}, page, 9), { window: page });
  assert.deepEqual(widgetWindow({ live_span: '4h' }, page, 5 * hour), {
    window: { fromMs: hour, toMs: 5 * hour },
    own: '4h',
  });
  assert.equal(widgetWindow({ type: 'live', unit: 'day', value: 2 }, page, 0).own, '2 days');
  assert.deepEqual(widgetWindow({ type: 'fixed', from: 1_700_000_000, to: 1_700_000_060 }, page, 0).window, {
    fromMs: 1_700_000_000_000,
    toMs: 1_700_000_060_000,
  });
  const wednesday = Date.UTC(2026, 6, 15, 6);
  const toDate = (live_span: string) => new Date(widgetWindow({ live_span }, page, wednesday).window.fromMs).toJSON();
  assert.equal(toDate('week_to_date'), '2026-07-13T00:00:00.000Z');
  assert.equal(toDate('month_to_date'), '2026-07-01T00:00:00.000Z');
  assert.deepEqual(widgetWindow({ live_span: 'alert' }, page, 0), { window: page, undrawn: 'time.live_span alert' });
  assert.deepEqual(timeframeRange({ type: 'live', unit: 'hour', value: 4 }), { kind: 'live', spanMs: 4 * hour });
  assert.equal(timeframeRange({ type: 'live', unit: 'eon', value: 4 }), undefined);
});

test('lines of several requests have names and colours of their own', () => {
  const line = { display: 'line', palette: undefined, dash: 'solid', width: 1.75 } as const;
  const series = [{ label: 'host:a', series: querySeries('host:a', 10, [[0, 1]]) }];
  const {
    series: all,
    colors,
    styles,
    total,
  } = boardSeries(
    [
      { request: line, series },
      { request: { ...line, palette: 'red', display: 'bars' }, series },
      { request: line, series },
    ],
    LIGHT_CHART,
  );
  assert.deepEqual(
    all.map(({ label }) => label),
    ['host:a', 'my_metric · host:a', 'host:a (2)'],
  );
  assert.deepEqual([colors[0], colors[2]], [LIGHT_CHART.palette[0], LIGHT_CHART.palette[1]]);
  assert.deepEqual(
    styles.map(({ display, stack }) => [display, stack]),
    [
      ['line', 0],
      ['bars', 1],
      ['line', 2],
    ],
  );
  assert.equal(total, 3);
});
