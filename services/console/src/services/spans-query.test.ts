import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSearch } from '../../../../lib/search-language/parse.ts';
import { mapAddress, resourceAddress, serviceAddress } from './service-address.ts';
import { spansAddress, spansQuery } from './spans-query.ts';

test('a search for what a page shows, which the language reads', () => {
  const query = spansQuery({
    service: 'employees-mysql',
    env: 'lab',
    resource: 'SELECT "a" FROM b WHERE c = ?',
    isError: true,
    durationNs: { from: 1200.7, to: 3400.2 },
  });
  assert.equal(
    query,
    'service:employees-mysql env:lab resource_name:"SELECT \\"a\\" FROM b WHERE c = ?" status:error @duration:[1200 TO 3401]',
  );
  const node = parseSearch(query);
  assert.equal(node.kind === 'and' && node.nodes.length, 5);
});

test('only a lower end, and only a service', () => {
  assert.equal(spansQuery({ service: 'a', durationNs: { from: 5 } }), 'service:a @duration:>=5');
  assert.equal(spansQuery({ service: 'a b' }), 'service:"a b"');
});

test('addresses carry the time range and nothing else of the page before', () => {
  const search = 'live=1h&sort=p95';
  assert.equal(serviceAddress('a/b', { env: 'lab', search }), '/services/a%2Fb?live=1h&env=lab');
  assert.equal(resourceAddress('a', '0f', { env: undefined, search: '' }), '/services/a/resources/0f');
  assert.equal(mapAddress('a', { env: 'lab', search }), '/map?live=1h&env=lab&service=a');
  assert.equal(spansAddress('service:a', { scope: 'all', search }), '/traces?live=1h&query=service%3Aa&spans=all');
});
