import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../usage-error.ts';
import { namedLab } from './named-lab.ts';

test('a lab is named by LABRADOR_URL, with the keys that are exported beside it', () => {
  const at = (env: NodeJS.ProcessEnv) => namedLab({ env, timeoutMs: 1 });
  const url = 'http://lab:1';
  assert.equal(at({ DD_API_KEY: 'a' }), undefined);
  assert.equal(at({ LABRADOR_URL: '' }), undefined);
  assert.deepEqual(at({ LABRADOR_URL: url }), { url, keys: {}, timeoutMs: 1 });
  const keys = { DD_API_KEY: 'a', DD_APP_KEY: 'b' };
  assert.deepEqual(at({ LABRADOR_URL: url, ...keys }), { url, keys: { api: 'a', app: 'b' }, timeoutMs: 1 });
  assert.throws(() => at({ LABRADOR_URL: 'lab' }), new UsageError('LABRADOR_URL is not a URL: lab'));
});
