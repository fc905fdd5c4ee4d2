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
import { boardColumns } from './board-columns.ts';
import { boardState } from './board-state.ts';
import { chosenTab, paramsWithTab, widgetsOfTab } from './board-tabs.ts';
import { gridPlaces } from './grid-places.ts';
import { largeWidget, paramsWithLarge } from './large-param.ts';
import { rememberedRange, rememberRange } from './remembered-range.ts';
import { chosenView, paramsWithView, variablesInView, viewsWith } from './saved-views.ts';
import { timeframeRange } from './timeframe-range.ts';
import { isTvIn, paramsWithTv } from './tv-param.ts';
import { tvScale } from './tv-scale.ts';
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

test('a saved view says what its variables begin with; others begin as the author says', () => {
  const variables = [{ name: 'host', prefix: 'host', defaults: ['a'] }, { name: 'env' }];
  const views = [
    { name: 'b', template_variables: [{ name: 'host', values: ['b'] }] },
    { name: 'old', template_variables: [{ name: 'env', value: 'lab' }] },
  ];
  const valuesAt = (params: URLSearchParams) =>
    boundVariables(variablesInView(variables, chosenView(views, params)), params).map(({ values }) => values);
  assert.deepEqual(valuesAt(new URLSearchParams('view=b')), [['b'], ['*']]);
  assert.deepEqual(valuesAt(new URLSearchParams('view=old')), [['a'], ['lab']]);
  assert.deepEqual(valuesAt(new URLSearchParams('view=gone')), [['a'], ['*']]);
  assert.deepEqual(valuesAt(new URLSearchParams('view=b&tpl_var_host=c')), [['c'], ['*']]);
  const params = new URLSearchParams('live=1h&tpl_var_host=c&view=b');
  assert.equal(paramsWithView(params, 'old', variables).toString(), 'live=1h&view=old');
  assert.equal(paramsWithView(params, undefined, variables).toString(), 'live=1h');
});

test('what is chosen becomes a view, in place of one of the same name', () => {
  const bound = [{ name: 'host', values: ['c'] }];
  const view = { name: 'b', template_variables: bound };
  assert.deepEqual(viewsWith([{ name: 'a' }, { name: 'b' }], 'b', bound), [{ name: 'a' }, view]);
  assert.deepEqual(viewsWith([{ name: 'a' }], 'b', bound), [{ name: 'a' }, view]);
});

test('a tab has its widgets at its top, the first also those that no tab names', () => {
  const at = (id: number, y: number): Widget => ({ ...widget('note', {}, { x: 0, y, width: 2, height: 2 }), id });
  const tabs = [
    { id: 'one', name: 'One', widget_ids: [1] },
    { id: 'two', name: 'Two', widget_ids: [2, 3] },
  ];
  const placed = [at(1, 0), at(2, 4), at(3, 6), at(4, 9)];
  const shown = (address: string) => {
    const tab = chosenTab(tabs, new URLSearchParams(address));
    return tab && widgetsOfTab(placed, tabs, tab).map(({ id, layout }) => [id, layout?.y]);
  };
  assert.deepEqual(shown(''), [
    [1, 0],
    [4, 9],
  ]);
  assert.deepEqual(shown('tab=two'), [
    [2, 0],
    [3, 2],
  ]);
  assert.deepEqual(shown('tab=gone'), shown(''));
  assert.equal(chosenTab([], new URLSearchParams()), undefined);
  const [one, two] = tabs;
  assert.ok(one && two);
  assert.equal(paramsWithTab(new URLSearchParams('live=1h'), tabs, two).toString(), 'live=1h&tab=two');
  assert.equal(paramsWithTab(new URLSearchParams('tab=two'), tabs, one).toString(), '');
});

test('a board with a column break has two columns where there is room', () => {
  const at = (id: number, y: number, isBreak = false): Widget => ({
    ...widget('note', {}, { x: 0, y, width: 2, height: 2, ...(isBreak && { is_column_break: true }) }),
    id,
  });
  const placed = [at(1, 0), at(2, 2), at(3, 4, true), at(4, 6)];
  const told = (isWide: boolean) =>
    boardColumns(placed, isWide).map((column) => column.map(({ id, layout }) => [id, layout?.y]));
  assert.deepEqual(told(true), [
    [
      [1, 0],
      [2, 2],
    ],
    [
      [3, 0],
      [4, 2],
    ],
  ]);
  assert.equal(told(false).length, 1);
  assert.equal(boardColumns([at(1, 0)], true).length, 1);
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
  const thursday = new Date(2026, 10, 26, 17, 30).getTime();
  assert.deepEqual(widgetWindow({ live_span: 'week_to_date' }, page, thursday), {
    window: { fromMs: new Date(2026, 10, 23).getTime(), toMs: thursday },
    own: 'week to date',
  });
  const monday = new Date(2026, 10, 23, 0, 1).getTime();
  assert.equal(widgetWindow({ live_span: 'week_to_date' }, page, monday).window.fromMs, monday - 60_000);
  const month = widgetWindow({ live_span: 'month_to_date' }, page, thursday).window;
  assert.equal(month.fromMs, new Date(2026, 10, 1).getTime());
  assert.deepEqual(widgetWindow({ live_span: 'alert' }, page, 0), { window: page, undrawn: 'time.live_span alert' });
  assert.deepEqual(timeframeRange({ type: 'live', unit: 'hour', value: 4 }), { kind: 'live', spanMs: 4 * hour });
  assert.equal(timeframeRange({ type: 'live', unit: 'eon', value: 4 }), undefined);
});

test('lines of several requests have names and colours of their own', () => {
  const line = {
    display: 'line',
    isOverlay: false,
    axis: 'left',
    orderBy: 'tags',
    hasValueLabels: false,
    palette: undefined,
    dash: 'solid',
    width: 1.75,
  } as const;
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

test('series are in the order of their values with colours by name; those of an overlay do not stand on each other', () => {
  const request = {
    display: 'area',
    isOverlay: true,
    axis: 'right',
    orderBy: 'values',
    hasValueLabels: false,
    palette: undefined,
    dash: 'solid',
    width: 1,
  } as const;
  const named = (label: string, value: number) => ({ label, series: querySeries(label, 10, [[0, value]]) });
  const { series, colors, styles } = boardSeries([{ request, series: [named('a', 1), named('b', 9)] }], LIGHT_CHART);
  assert.deepEqual(
    series.map(({ label }, at) => [label, colors[at] === LIGHT_CHART.palette[1], styles[at]?.axis]),
    [
      ['b', true, 'right'],
      ['a', false, 'right'],
    ],
  );
  assert.notEqual(styles[0]?.stack, styles[1]?.stack);
});

test('the range that a board was seen with is remembered, where the browser keeps anything', () => {
  const kept = new Map<string, string>();
  const open = () => ({
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
  const refuse = () => {
    throw new Error('The browser keeps nothing');
  };
  const range = { kind: 'live', spanMs: 14_400_000 } as const;
  assert.equal(rememberedRange(open, 'a'), undefined);
  rememberRange(open, 'a', range);
  assert.deepEqual(rememberedRange(open, 'a'), range);
  assert.equal(rememberedRange(open, 'b'), undefined);
  rememberRange(refuse, 'a', range);
  assert.equal(rememberedRange(refuse, 'a'), undefined);
});

test('the widget that the address names is large, in a group too', () => {
  const inner = { ...widget('note'), id: 8 };
  const widgets = [{ ...widget('group', { widgets: [inner] }), id: 7 }];
  const params = paramsWithLarge(new URLSearchParams('live=1h'), 8);
  assert.equal(params.toString(), 'live=1h&fullscreen_widget=8');
  assert.equal(largeWidget(widgets, params), inner);
  assert.equal(largeWidget(widgets, new URLSearchParams('fullscreen_widget=9')), undefined);
  assert.equal(largeWidget(widgets, paramsWithLarge(params, undefined)), undefined);
});

test('on a TV a board is as large as its height allows, within what one can read', () => {
  assert.deepEqual([tvScale(500, 1000), tvScale(2000, 1000), tvScale(100, 1000), tvScale(0, 1000)], [2, 0.6, 2.5, 1]);
  const params = paramsWithTv(new URLSearchParams('live=1h'), true);
  assert.deepEqual([params.toString(), isTvIn(params)], ['live=1h&tv=1', true]);
  assert.equal(paramsWithTv(params, false).toString(), 'live=1h');
  const range = { kind: 'live', spanMs: 3_600_000 } as const;
  assert.equal(
    boardState({ range, view: { name: 'prod' }, tab: { id: 'a', name: 'Disks', widget_ids: [] } }),
    'Disks · prod · Past 1 hour',
  );
});
