import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childEnvironment } from './child-environment.ts';

const places = { configDir: '/c', dataDir: '/d' };

test("the user's own keys do not reach the lab's processes, other variables do", () => {
  const keys = ['DD_API_KEY', 'DD_APP_KEY', 'DD_APPLICATION_KEY', 'DATADOG_API_KEY', 'DATADOG_APP_KEY'];
  const env = Object.fromEntries(keys.map((name) => [name, 'secret']));
  const own = childEnvironment({ ...env, DD_TAGS: 'a:b', HOME: '/h' }, places);
  assert.ok(!Object.values(own).includes('secret'));
  assert.equal(own.DD_TAGS, 'a:b');
  assert.equal(own.HOME, '/h');
});

test('folders and telemetry are the lab’s own, whatever the user has', () => {
  const user = {
    LABRADOR_CONFIG_DIR: '/other',
    LABRADOR_DATA_DIR: '/other',
    DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'true',
  };
  const own = childEnvironment(user, places);
  assert.equal(own.LABRADOR_CONFIG_DIR, '/c');
  assert.equal(own.LABRADOR_DATA_DIR, '/d');
  assert.equal(own.DD_INSTRUMENTATION_TELEMETRY_ENABLED, 'false');
});
