import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindDefinition } from './bind-definition.ts';

const variables = [
  { name: 'env', prefix: 'env', values: ['prod'] },
  { name: 'host', prefix: 'host', values: ['a', 'b'] },
];

test('queries, searches, sources, title and events have values in the place of variables, all else is as it was', () => {
  const definition = {
    type: 'timeseries',
    title: 'Load of $env.value',
    show_legend: true,
    requests: [
      { q: 'avg:load{$env}', style: { palette: '$env' } },
      {
        formulas: [{ formula: 'a + b' }],
        queries: [
          { data_source: 'metrics', name: 'a', query: 'sum:hits{$host,x:y}' },
          { data_source: 'spans', name: 'b', search: { query: '$env @a:1' }, compute: { aggregation: 'count' } },
        ],
      },
      { request_type: 'histogram', query: { data_source: 'metrics', name: 'c', query: 'histogram:d{$env}' } },
    ],
    events: [{ q: 'sources:alert $env' }],
  };
  assert.deepEqual(bindDefinition(definition, variables), {
    type: 'timeseries',
    title: 'Load of prod',
    show_legend: true,
    requests: [
      { q: 'avg:load{env:prod}', style: { palette: '$env' } },
      {
        formulas: [{ formula: 'a + b' }],
        queries: [
          { data_source: 'metrics', name: 'a', query: 'sum:hits{(host:a OR host:b),x:y}' },
          { data_source: 'spans', name: 'b', search: { query: 'env:prod @a:1' }, compute: { aggregation: 'count' } },
        ],
      },
      { request_type: 'histogram', query: { data_source: 'metrics', name: 'c', query: 'histogram:d{env:prod}' } },
    ],
    events: [{ q: 'sources:alert env:prod' }],
  });
});
