import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { requireKeysBeyondLoopback, requireReadableKeys } from './require-keys.ts';

const keys = { api_key: 'a', app_key: 'b' };

for (const [config, error] of [
  [{}, undefined],
  [{ bind_host: 'localhost' }, undefined],
  [{ bind_host: '0.0.0.0', ...keys }, undefined],
  [{ bind_host: '0.0.0.0' }, /Cannot listen on 0\.0\.0\.0 without keys.*set api_key and app_key in datadog\.yaml/],
  [{ bind_host: '10.0.0.1', api_key: 'a' }, /set app_key in datadog\.yaml/],
  [{ bind_host: '::', ...keys, api_key: '' }, /set api_key in datadog\.yaml/],
] as const) {
  test(`${JSON.stringify(config)}: ${error ?? 'served'}`, () => {
    const check = () => requireKeysBeyondLoopback(datadogSchema.parse(config));
    if (error) assert.throws(check, error);
    else check();
  });
}

test('a key that is configured and cannot be read is not left out', () => {
  const problem = { severity: 'error', file: '/c/datadog.yaml', message: 'm; the default is used' } as const;
  requireReadableKeys({ problems: [{ ...problem, key: 'env' }] });
  assert.throws(
    () => requireReadableKeys({ problems: [{ ...problem, key: 'api_key', line: 2 }] }),
    /^Error: Cannot listen without a key that is configured: \/c\/datadog\.yaml:2: m$/,
  );
  assert.throws(() => requireReadableKeys({ problems: [{ ...problem, key: 'app_key' }] }), /datadog\.yaml: m$/);
});
