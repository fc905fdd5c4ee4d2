import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { scopeTagsOf } from './scope-tags.ts';

type Asked = Pick<MonitorRecord, 'type' | 'query' | 'options'>;

const variables = [
  { name: 'a', data_source: 'metrics', query: 'sum:errors{env:prod,service:web}.as_count()' },
  { name: 'b', data_source: 'metrics', query: 'sum:hits{service:web}.as_count()' },
];
const search = { name: 'a', data_source: 'logs', search: { query: 'env:prod' }, compute: { aggregation: 'count' } };

const cases: readonly (readonly [Asked, readonly string[]])[] = [
  [{ type: 'query alert', query: 'avg(last_5m):avg:m{*} by {host} > 1', options: {} }, []],
  [
    { type: 'query alert', query: 'avg(last_5m):avg:m{env:prod,!host:a,host:b*,team:x} by {host} > 1', options: {} },
    ['env:prod', 'team:x'],
  ],
  [{ type: 'query alert', query: 'avg(last_5m):avg:m{env:a OR env:b} > 1', options: {} }, []],
  [{ type: 'query alert', query: 'avg(last_5m):avg:m{env:a,x:y} / avg:n{env:a} > 1', options: {} }, ['env:a']],
  [{ type: 'query alert', query: 'formula("a / b").last("5m") > 1', options: { variables } }, ['service:web']],
  [{ type: 'query alert', query: 'formula("a").last("5m") > 1', options: { variables: [search] } }, []],
  [
    { type: 'service check', query: '"c".over("env:prod").by("host").last(3).count_by_status()', options: {} },
    ['env:prod'],
  ],
  [
    {
      type: 'trace-analytics alert',
      query: 'trace-analytics("env:prod -service:x @a:b").rollup("count").last("5m") > 1',
      options: {},
    },
    ['env:prod'],
  ],
  [{ type: 'composite', query: '1 && 2', options: {} }, []],
  [{ type: 'query alert', query: 'no query', options: {} }, []],
];

for (const [monitor, tags] of cases) {
  test(`tags of ${monitor.query}`, () => assert.deepEqual(scopeTagsOf(monitor), tags));
}
