import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromScreenWidget, toScreenWidget } from './screen-widget.ts';

const place = { x: 1, y: 2, width: 30, height: 10 };

/** Name → the flat widget, the definition, and the flat widget that this becomes where it is another. */
const cases: readonly (readonly [string, object, object, object?])[] = [
  [
    'a graph',
    {
      type: 'timeseries',
      title: true,
      title_text: 'load',
      title_size: '16',
      title_align: 'left',
      time: { live_span: '1h' },
      tile_def: { viz: 'timeseries', requests: [{ q: 'a{*}', type: 'line' }] },
    },
    {
      type: 'timeseries',
      title: 'load',
      title_size: '16',
      title_align: 'left',
      time: { live_span: '1h' },
      requests: [{ q: 'a{*}', display_type: 'line' }],
    },
  ],
  [
    'the oldest form of a value',
    { type: 'query_value', title: 'v', title_size: 16, timeframe: '4h', query: 'a{*}', calc_func: 'max', unit: 'auto' },
    {
      type: 'query_value',
      unit: 'auto',
      requests: [{ q: 'a{*}', aggregator: 'max' }],
      title: 'v',
      title_size: '16',
      time: { live_span: '4h' },
    },
    {
      type: 'query_value',
      title: true,
      title_text: 'v',
      title_size: '16',
      time: { live_span: '4h' },
      tile_def: { viz: 'query_value', unit: 'auto', requests: [{ q: 'a{*}', aggregator: 'max' }] },
    },
  ],
  [
    'a note',
    { type: 'note', html: '# x', bgcolor: 'yellow', tick: true, tick_pos: '50%', font_size: 14 },
    { type: 'note', content: '# x', background_color: 'yellow', show_tick: true, tick_pos: '50%', font_size: 14 },
  ],
  [
    'a monitor, its id a number, without a title',
    {
      type: 'alert_graph',
      title: false,
      title_text: 'hidden',
      alert_id: 12,
      viz_type: 'timeseries',
      add_timeframe: true,
    },
    { type: 'alert_graph', viz_type: 'timeseries', alert_id: '12' },
    { type: 'alert_graph', viz_type: 'timeseries', alert_id: '12' },
  ],
  [
    'events, as datadogpy sends them',
    { type: 'event_stream', title: false, time: { live_span: '1w' }, query: 'tags:release' },
    { type: 'event_stream', time: { live_span: '1w' }, query: 'tags:release' },
    { type: 'event_stream', time: { live_span: '1w' }, query: 'tags:release' },
  ],
  ['a picture', { type: 'image', url: 'http://a/b.jpg' }, { type: 'image', url: 'http://a/b.jpg' }],
];

for (const [name, flat, definition, back] of cases) {
  test(`a flat widget and one of a dashboard: ${name}`, () => {
    const converted = fromScreenWidget({ ...flat, ...place }, 0);
    assert.deepEqual(converted, { definition, layout: place });
    const again = toScreenWidget({ ...converted, id: 1 });
    assert.deepEqual(again, { ...(back ?? flat), ...place });
    assert.deepEqual(fromScreenWidget(again, 0), converted);
  });
}

test('a graph of a timeboard among them, and places that are no whole numbers', () => {
  assert.deepEqual(
    fromScreenWidget({ title: 't', definition: { requests: [{ q: 'a{*}' }] }, x: -1.2, y: '7', width: 10.6 }, 5),
    {
      definition: { type: 'timeseries', requests: [{ q: 'a{*}' }], title: 't' },
      layout: { x: 0, y: 7, width: 11, height: 15 },
    },
  );
});
