import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonPrefix } from './common-prefix.ts';

test('what all names begin with', () => {
  assert.equal(commonPrefix(['system.net.a', 'system.net.b', 'system.network']), 'system.net');
  assert.equal(commonPrefix(['my_metric']), 'my_metric');
  assert.equal(commonPrefix(['http.ssl', 'network.http']), '');
  assert.equal(commonPrefix([]), '');
});
