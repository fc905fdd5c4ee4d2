import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

test('nothing has to be said', () => {
  assert.deepEqual(readConfig({ EMPLOYEES_URL: '' }), {
    host: '127.0.0.1',
    port: 5050,
    employeesUrl: undefined,
    logLevel: 'info',
    logFile: undefined,
    allowedHosts: [],
    statusDir: undefined,
  });
});

test('everything can be said', () => {
  const env = {
    HOST: '::',
    PORT: '0',
    EMPLOYEES_URL: 'http://db:8113',
    ALLOWED_HOSTS: 'a, b',
    LABRADOR_DATA_DIR: '/d',
  };
  assert.deepEqual(readConfig({ ...env, LOG_LEVEL: 'warn', LOG_FILE: '/l' }), {
    host: '::',
    port: 0,
    employeesUrl: 'http://db:8113',
    logLevel: 'warn',
    logFile: '/l',
    allowedHosts: ['a', 'b'],
    statusDir: '/d',
  });
});

const wrong: readonly (readonly [NodeJS.ProcessEnv, RegExp])[] = [
  [{ PORT: '65536' }, /PORT must be a whole number from 0 to 65535/],
  [{ PORT: '80.5' }, /PORT must be/],
  [{ PORT: 'x', EMPLOYEES_URL: 'localhost:8113' }, /PORT must be .*; EMPLOYEES_URL must be a URL such as/],
  [{ EMPLOYEES_URL: 'ftp://x' }, /EMPLOYEES_URL must be/],
];
for (const [env, message] of wrong) {
  test(`${JSON.stringify(env)} is refused`, () => assert.throws(() => readConfig(env), message));
}
