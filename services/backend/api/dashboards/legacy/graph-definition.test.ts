import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toGraphDefinition, toWidgetDefinition } from './graph-definition.ts';

/** Name → the old graph, the widget, and what that becomes when it is not the old graph again. */
const cases: readonly (readonly [string, object, object, object?])[] = [
  [
    'a graph as datadogpy sends it',
    { viz: 'timeseries', requests: [{ q: 'avg:a{*}' }] },
    { type: 'timeseries', requests: [{ q: 'avg:a{*}' }] },
  ],
  [
    'lines: style, events, axis, markers',
    {
      viz: 'timeseries',
      requests: [{ q: 'a{*}', type: 'bars', style: { palette: 'warm', type: 'dashed', width: 'thick' } }],
      events: [{ q: 'tags:x' }],
      yaxis: { min: '0', max: 'auto', scale: 'log', includeZero: false },
      markers: [{ type: 'error dashed', value: 'y = 15', label: 'x' }],
    },
    {
      type: 'timeseries',
      requests: [
        { q: 'a{*}', display_type: 'bars', style: { palette: 'warm', line_type: 'dashed', line_width: 'thick' } },
      ],
      events: [{ q: 'tags:x' }],
      yaxis: { min: '0', max: 'auto', scale: 'log', include_zero: false },
      markers: [{ display_type: 'error dashed', value: 'y = 15', label: 'x' }],
    },
  ],
  [
    'no viz, a query alone, an event alone, numbers, what an editor left',
    {
      requests: 'avg:a{*}',
      events: ['x'],
      yaxis: { max: 5 },
      autoscale: true,
      status: 'done',
      markers: [{ type: 'info', value: 'y = 1', dim: 'y', val: 1 }],
    },
    {
      type: 'timeseries',
      requests: [{ q: 'avg:a{*}' }],
      events: [{ q: 'x' }],
      yaxis: { max: '5' },
      markers: [{ display_type: 'info', value: 'y = 1' }],
    },
    {
      viz: 'timeseries',
      requests: [{ q: 'avg:a{*}' }],
      events: [{ q: 'x' }],
      yaxis: { max: '5' },
      markers: [{ type: 'info', value: 'y = 1' }],
    },
  ],
  [
    'stacked',
    { viz: 'timeseries', requests: ['b{*}', { q: 'a{*}', stacked: true, aggregator: 'avg', conditional_formats: [] }] },
    { type: 'timeseries', requests: [{ q: 'b{*}' }, { q: 'a{*}', display_type: 'area' }] },
    { viz: 'timeseries', requests: [{ q: 'b{*}' }, { q: 'a{*}', type: 'area' }] },
  ],
  [
    'a value',
    {
      viz: 'query_value',
      requests: [{ q: 'a{*}', aggregator: 'last', conditional_formats: [{ comparator: '>', value: 1, palette: 'x' }] }],
      autoscale: true,
      precision: '2',
      custom_unit: 's',
    },
    {
      type: 'query_value',
      requests: [{ q: 'a{*}', aggregator: 'last', conditional_formats: [{ comparator: '>', value: 1, palette: 'x' }] }],
      autoscale: true,
      precision: '2',
      custom_unit: 's',
    },
  ],
  [
    'change',
    { viz: 'change', requests: [{ q: 'a{*}', compare_to: 'day_before', extra_col: 'present', increase_good: false }] },
    { type: 'change', requests: [{ q: 'a{*}', compare_to: 'day_before', increase_good: false, show_present: true }] },
  ],
  [
    'a map of hosts',
    {
      viz: 'hostmap',
      requests: [
        { q: 'a{*}', type: 'fill' },
        { q: 'b{*}', type: 'size' },
      ],
      noGroupHosts: true,
      noMetricHosts: false,
      nodeType: 'host',
      group: ['env'],
      style: { palette: 'x', paletteFlip: true, fillMin: '0' },
    },
    {
      type: 'hostmap',
      requests: { fill: { q: 'a{*}' }, size: { q: 'b{*}' } },
      no_group_hosts: true,
      no_metric_hosts: false,
      node_type: 'host',
      group: ['env'],
      style: { palette: 'x', palette_flip: true, fill_min: '0' },
    },
  ],
  ['what is no graph', { viz: 'note', content: 'x', tick_pos: '50%' }, { type: 'note', content: 'x', tick_pos: '50%' }],
];

for (const [name, graph, widget, back] of cases) {
  test(`an old graph and a widget: ${name}`, () => {
    assert.deepEqual(toWidgetDefinition({ ...graph }), widget);
    assert.deepEqual(toGraphDefinition({ ...widget, title: 't' }), back ?? graph);
    assert.deepEqual(toWidgetDefinition({ ...(back ?? graph) }), widget);
  });
}
