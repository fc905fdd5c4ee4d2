import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindSearch } from './bind-search.ts';
import { bindSource } from './bind-source.ts';

const variables = [
  { name: 'env', prefix: 'env', values: ['prod'] },
  { name: 'envs', prefix: 'env', values: ['prod', 'staging'] },
  { name: 'any', prefix: 'host', values: ['*'] },
  { name: 'resource', prefix: 'resource_name', values: ['GET /users'] },
];

test('variables in a search are tags, or values of tags', () => {
  assert.equal(bindSearch('$env status:error', variables), 'env:prod status:error');
  assert.equal(bindSearch('$envs -@x:$env.value', variables), 'env:(prod OR staging) -@x:prod');
  assert.equal(bindSearch('env:$envs.value', variables), 'env:(prod OR staging)');
  assert.equal(bindSearch('$any $resource', variables), '* resource_name:"GET /users"');
  assert.equal(bindSearch('-$any -host:$any.value @x:$any.value', variables), '* * *');
  assert.equal(bindSearch('env:$envs', variables), 'env:(prod OR staging)');
  assert.equal(bindSearch('$unknown', variables), '$unknown');
});

test('variables in a query of services', () => {
  const query = { data_source: 'apm_metrics', service: '$envs', query_filter: '$env,$any', stat: 'hits' };
  assert.deepEqual(bindSource(query, variables), { ...query, service: 'prod, staging', query_filter: 'env:prod' });
  const spans = { data_source: 'spans', search: { query: '$env' }, compute: { aggregation: 'count' } };
  assert.deepEqual(bindSource(spans, variables), { ...spans, search: { query: 'env:prod' } });
});
