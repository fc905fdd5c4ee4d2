import assert from 'node:assert/strict';
import test from 'node:test';
import { parseMonitorQuery } from '../monitor-language/parse.ts';
import { monitorGraph } from './monitor-graph.ts';

const graphOf = (type: string, query: string, options: object = {}, groupTags: readonly string[] = []) =>
  monitorGraph(parseMonitorQuery(type, query, options), { options, groupTags });

test('the graph of all groups, or of one, with a line for each threshold', () => {
  const thresholds = { critical: 10, warning: 5.5, critical_recovery: 8 };
  const text = 'avg(last_5m):avg:m{env:lab} by {host} > 10';
  assert.deepEqual(graphOf('query alert', text, { thresholds }), {
    type: 'timeseries',
    requests: [{ q: 'avg:m{env:lab} by {host}', display_type: 'line' }],
    markers: [
      { value: 'y = 10', display_type: 'error dashed', label: 'critical > 10.0' },
      { value: 'y = 5.5', display_type: 'warning dashed', label: 'warning > 5.5' },
      { value: 'y = 8', display_type: 'ok dashed', label: 'critical recovery <= 8.0' },
    ],
  });
  const one = graphOf('query alert', text, {}, ['host:a']);
  assert.deepEqual(one?.requests, [{ q: 'avg:m{env:lab,host:a} by {host}', display_type: 'line' }]);
  assert.deepEqual(one?.markers, [{ value: 'y = 10', display_type: 'error dashed', label: 'critical > 10.0' }]);
});

test('spans are drawn by the facets that they are grouped by', () => {
  const drawn = (by: string) =>
    graphOf('trace-analytics alert', `trace-analytics("a:b").rollup("count")${by}.last("5m") > 1`);
  const spans = { data_source: 'spans', name: 'a', search: { query: 'a:b' }, compute: { aggregation: 'count' } };
  const request = { response_format: 'timeseries', formulas: [{ formula: 'a' }], display_type: 'bars' };
  assert.deepEqual(drawn('')?.requests, [{ ...request, queries: [spans] }]);
  const group_by = [{ facet: 'service', limit: 10 }];
  assert.deepEqual(drawn('.by("service")')?.requests, [{ ...request, queries: [{ ...spans, group_by }] }]);
});

test('what is not compared point by point has no lines, and what is no series has no graph', () => {
  assert.deepEqual(graphOf('query alert', 'sum(last_5m):sum:m{*} > 10')?.markers, []);
  assert.equal(graphOf('service check', '"up".over("*").last(2).count_by_status()'), undefined);
});
