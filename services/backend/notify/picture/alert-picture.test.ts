import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { parseMarker } from '../../../../lib/chart/parse-marker.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import { testingAlert, testingAtMs } from '../message/testing-alert.ts';
import { alertPicture } from './alert-picture.ts';

const pictureOf = (query: string, over: object = {}, transition: Partial<MonitorTransition> = {}) =>
  alertPicture(testingAlert({ query, ...over }, transition));

const requestOf = (...args: Parameters<typeof pictureOf>) =>
  (pictureOf(...args)?.definition.requests as readonly Record<string, unknown>[] | undefined)?.[0];

test('the picture is of the group, with thresholds and the window that was evaluated', () => {
  const picture = pictureOf('avg(last_5m):avg:my_metric{env:lab} by {host} > 800');
  assert.deepEqual(picture?.window, { fromMs: testingAtMs - 20 * 60_000, toMs: testingAtMs });
  assert.equal(
    requestOf('avg(last_5m):avg:my_metric{env:lab} by {host} > 800')?.q,
    'avg:my_metric{env:lab,host:a} by {host}',
  );
  const markers = picture?.definition.markers as readonly Parameters<typeof parseMarker>[0][];
  assert.deepEqual(markers.map(parseMarker), [
    { low: 800, high: 800, tone: 'error', line: 'dashed', label: 'critical > 800.0' },
    { low: 500, high: 500, tone: 'warning', line: 'dashed', label: 'warning > 500.0' },
    { tone: 'info', line: 'dashed', label: 'evaluated from', atMs: testingAtMs - 300_000 },
  ]);
});

test('its title is the name as it is filled, with the group', () => {
  const query = 'avg(last_5m):avg:my_metric{env:lab} by {host} > 800';
  assert.equal(pictureOf(query, { name: '{{host.name}} is high' })?.definition.title, 'a is high, host:a');
  const simple = pictureOf('avg(last_5m):avg:my_metric{*} > 800', {}, { group: { key: '*', tags: [] } });
  assert.equal(simple?.definition.title, 'my_metric is high');
});

test('only what a query groups by narrows it; a long window is shown four times', () => {
  const group = { key: 'env:b,host:N/A', tags: ['env:b', 'host:N/A'] };
  const q = (query: string, over: Partial<MonitorTransition> = {}) => requestOf(query, {}, { group, ...over })?.q;
  assert.equal(
    q('avg(last_5m):avg:a{*} by {env,host} / avg:b{x:y OR z:1} by {env} > 1'),
    'avg:a{env:b} by {env,host} / avg:b{(x:y OR z:1) AND env:b} by {env}',
  );
  assert.equal(q('avg(last_5m):avg:a{*} > 1', { group: { key: '*', tags: [] } }), 'avg:a{*}');
  const window = { fromMs: testingAtMs - 3_600_000, toMs: testingAtMs };
  const shown = pictureOf('avg(last_1h):avg:a{*} by {host} > 1', {}, { window })?.window;
  assert.deepEqual(shown, { fromMs: testingAtMs - 4 * 3_600_000, toMs: testingAtMs });
});

test('thresholds are drawn only where the graph has what is compared with them', () => {
  const labels = (query: string) =>
    (pictureOf(query)?.definition.markers as readonly { readonly label: string }[] | undefined)?.map(
      ({ label }) => label,
    );
  assert.equal(labels('max(last_5m):avg:a{*} by {host} > 800')?.length, 3);
  for (const query of [
    'sum(last_5m):sum:a{*} by {host}.as_count() > 800',
    'change(avg(last_5m),last_30m):avg:a{*} by {host} > 800',
    "avg(last_5m):anomalies(avg:a{*} by {host}, 'basic', 2) >= 1",
  ]) {
    assert.deepEqual(labels(query), ['evaluated from'], query);
  }
});

test('formulas and spans are drawn by their queries; other monitors have no picture', () => {
  const options: MonitorOptions = {
    variables: [{ data_source: 'metrics', name: 'a', query: 'sum:hits{*} by {host}' }],
  };
  const formula = requestOf('formula("a * 100").last("15m") >= 0.8', { options });
  assert.deepEqual(formula?.queries, [{ data_source: 'metrics', name: 'a', query: 'sum:hits{host:a} by {host}' }]);
  assert.deepEqual(formula?.formulas, [{ formula: 'a * 100' }]);
  const spans = { type: 'trace-analytics alert' };
  const group = { key: 'service:w"x', tags: ['service:w"x'] };
  const traces = requestOf(
    'trace-analytics("env:lab OR env:b").rollup("avg","@duration").by("service").last("5m") > 4',
    spans,
    { group },
  );
  assert.deepEqual(traces?.queries, [
    {
      ...{ data_source: 'spans', name: 'a', search: { query: '(env:lab OR env:b) service:"w\\"x"' } },
      compute: { aggregation: 'avg', metric: '@duration' },
    },
  ]);
  assert.equal(pictureOf('"a".over("*").by("host").last(2).count_by_status()', { type: 'service check' }), undefined);
  assert.equal(pictureOf('1 && 2', { type: 'composite' }), undefined);
  assert.equal(pictureOf('events("x").rollup("count").last("5m") > 1', { type: 'event-v2 alert' }), undefined);
  assert.equal(pictureOf('percentile(last_5m):p95:a{*} by {host} > 1'), undefined);
});
