import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDoor } from './door.ts';

test('host and port are taken apart, the default port of a scheme is kept', () => {
  const url = 'udp://127.0.0.1:8125';
  assert.deepEqual(parseDoor(url), { url, host: '127.0.0.1', port: '8125' });
  assert.equal(parseDoor('http://127.0.0.1:80')?.port, '80');
  assert.equal(parseDoor('http://[::1]:80')?.host, '::1');
  const database = parseDoor('mysql://user@127.0.0.1:3307/schema');
  assert.deepEqual([database?.host, database?.port], ['127.0.0.1', '3307']);
});

test('what has no host and port is no door', () => {
  for (const url of [undefined, '', 'http://x', 'unix:///run/a.sock', 'nonsense']) {
    assert.equal(parseDoor(url), undefined);
  }
});
