import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskLine, secretKey } from './secret-key.ts';

test('keys that hold secrets, as YAML, variables and headers write them', () => {
  for (const key of [
    'password',
    'pass',
    'DD_API_KEY',
    'X-Api-Key',
    'app_key',
    'Authorization',
    'Cookie',
    'access_token',
  ]) {
    assert.ok(secretKey.test(key), key);
  }
  for (const key of ['host', 'passive', 'keyspace', 'compass']) assert.ok(!secretKey.test(key), key);
});

test('a line keeps all but the secrets in it', () => {
  const lines = {
    'cannot log in: password=abc, host=db': 'cannot log in: password=********, host=db',
    '{"api_key": "a b", "n": 1}': '{"api_key": ********, "n": 1}',
    'GET http://me:pw@db/x?api_key=abc&y=1': 'GET http://me:********@db/x?api_key=********&y=1',
    'GET http://me:p@w#1@db/a@b': 'GET http://me:********@db/a@b',
    'the token is refused': 'the token is refused',
  };
  for (const [line, masked] of Object.entries(lines)) assert.equal(maskLine(line), masked);
});
