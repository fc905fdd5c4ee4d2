import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindName } from './bind-name.ts';
import { readServiceMap } from './read-service-map.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';

const variable = (name: string, ...values: string[]) => ({ name, prefix: name, values });

test('a name may be a variable with one value', () => {
  assert.deepEqual(bindName('web', []), { name: 'web' });
  assert.deepEqual(bindName('$service.value', [variable('service', 'web')]), { name: 'web' });
  assert.deepEqual(bindName('$service', [variable('service', 'web')]), { name: 'web' });
  assert.equal(bindName('$service', [variable('service', 'web', 'db')]), 'several');
  assert.equal(bindName('$service', [variable('service', '*')]), 'anything');
});

test('a map is of one service and one environment', () => {
  const map = { type: 'servicemap', service: '$service', filters: ['$env'] };
  const read = (...variables: ReturnType<typeof variable>[]) => readServiceMap(map, variables);
  assert.deepEqual(read(variable('service', 'web'), variable('env', 'prod')), { service: 'web', env: 'prod' });
  assert.deepEqual(read(variable('service', '*'), variable('env', '*')), {});
  assert.match(read(variable('service', 'web'), variable('env', 'a', 'b')).fault ?? '', /one of a, b/);
  assert.match(read(variable('service', 'web')).fault ?? '', /\$env cannot be read/);
});

test('a topology map is one of services; what it filters by besides is named', () => {
  const topology = (query: object) => ({ type: 'topology_map', requests: [{ request_type: 'topology', query }] });
  const query = { data_source: 'service_map', service: 'web', filters: ['env:x', 'dc:us1'], query_string: 'env:x' };
  assert.deepEqual(readServiceMap(topology(query), []), { service: 'web', env: 'x' });
  assert.deepEqual(undrawnOfWidget(topology(query)), ['requests.query.query_string', 'filters dc:us1']);
  assert.match(readServiceMap(topology({ ...query, data_source: 'data_streams' }), []).fault ?? '', /data_streams/);
});
