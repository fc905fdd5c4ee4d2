import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopback, localUrl, reachableUrl } from './bind-host.ts';

test('only loopback addresses are loopback', () => {
  for (const host of ['127.0.0.1', '127.8.8.8', '::1', 'localhost']) assert.equal(isLoopback(host), true, host);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', '127.evil.example', '']) assert.equal(isLoopback(host), false, host);
});

test('a server on every address is reached by loopback', () => {
  assert.equal(localUrl('http', '0.0.0.0', 8080), 'http://127.0.0.1:8080');
  assert.equal(localUrl('udp', '::', 8125), 'udp://[::1]:8125');
  assert.equal(localUrl('http', '10.0.0.1', 80), 'http://10.0.0.1:80');
  assert.equal(localUrl('http', '::1', 80), 'http://[::1]:80');
  assert.equal(reachableUrl('udp://0.0.0.0:8125'), 'udp://127.0.0.1:8125');
  assert.equal(reachableUrl('udp://[::]:8125'), 'udp://[::1]:8125');
  assert.equal(reachableUrl('udp://10.0.0.1:8125'), 'udp://10.0.0.1:8125');
});
