import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readConfig } from './config.ts';

const DATABASE_URL = 'mysql://me:p%40ss@db.example:3307/staff';

test('only the database has to be said', () => {
  assert.deepEqual(readConfig({ DATABASE_URL, HOST: '', LOG_FILE: '' }), {
    host: '127.0.0.1',
    port: 8113,
    database: { host: 'db.example', port: 3307, user: 'me', password: 'p@ss', schema: 'staff' },
    logLevel: 'info',
    logFile: undefined,
    allowedHosts: [],
    secret: undefined,
    statusDir: undefined,
  });
});

test('everything can be said', () => {
  const config = readConfig({
    ...{ DATABASE_URL: 'mysql://me@[::1]/staff', HOST: '0.0.0.0', PORT: '0', LOG_LEVEL: 'debug', LOG_FILE: '/a.log' },
    ...{ ALLOWED_HOSTS: 'staff.example, ,other', SECRET: 'x'.repeat(16), LABRADOR_DATA_DIR: '/data' },
  });
  assert.deepEqual(config.database, { host: '::1', port: 3306, user: 'me', password: '', schema: 'staff' });
  assert.deepEqual(config.allowedHosts, ['staff.example', 'other']);
  assert.equal(config.port, 0);
});

test('a password in a file wins, without the end of its line', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'config-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'password');
  writeFileSync(file, ' in the file\n');
  assert.equal(readConfig({ DATABASE_URL, DATABASE_PASSWORD_FILE: file }).database.password, ' in the file');
  assert.throws(
    () => readConfig({ DATABASE_URL, DATABASE_PASSWORD_FILE: path.join(folder, 'none') }),
    /DATABASE_PASSWORD_FILE .*none cannot be read/,
  );
});

const wrong: readonly (readonly [NodeJS.ProcessEnv, RegExp])[] = [
  [{}, /DATABASE_URL is missing: set it to mysql:/],
  [{ DATABASE_URL: 'postgres://me@db/staff' }, /DATABASE_URL must be mysql:/],
  [{ DATABASE_URL: 'mysql://db/staff' }, /DATABASE_URL must be mysql:/],
  [{ DATABASE_URL: 'mysql://me@db' }, /DATABASE_URL must be mysql:/],
  [{ DATABASE_URL: 'mysql://me@db/a/b' }, /DATABASE_URL must be mysql:/],
  [{ DATABASE_URL: 'nonsense' }, /DATABASE_URL must be mysql:/],
  [{ DATABASE_URL, PORT: '65536' }, /PORT must be a number from 0 to 65535/],
  [{ DATABASE_URL, PORT: 'x', SECRET: 'short' }, /PORT must be .*; SECRET must have at least 16/],
];
for (const [env, message] of wrong) {
  test(`${JSON.stringify(env)} is refused`, () => assert.throws(() => readConfig(env), message));
}
