import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { databaseEnvironment } from './database-environment.ts';
import type { RowContext } from './process-row.ts';

const context: RowContext = {
  endpoints: new Map(),
  names: [],
  own: undefined,
  ports: 'configured',
  config: datadogSchema.parse({}),
  dataDir: '/data',
  env: {},
};

test("the lab's own database comes with its password in a file", () => {
  const mysql = 'mysql://employees@127.0.0.1:3307/employees';
  assert.deepEqual(databaseEnvironment({ ...context, endpoints: new Map([['mysql', { mysql }]]) }), {
    DATABASE_URL: mysql,
    DATABASE_PASSWORD_FILE: '/data/mysql/employees.password',
  });
});

test("without it the user's own is used, but not for a lab that is thrown away", () => {
  const env = { DATABASE_URL: 'mysql://me@db:3306/mine' };
  assert.deepEqual(databaseEnvironment({ ...context, env }), {});
  assert.throws(() => databaseEnvironment(context), /this lab has no mysql; .* DATABASE_URL/);
  assert.throws(() => databaseEnvironment({ ...context, env, ports: 'free' }), /this lab has no mysql/);
});
