import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import net from 'node:net';
import { test } from 'node:test';
import { type Connection, createConnection } from 'mysql2/promise';
import { TestingMysql } from './testing-mysql.ts';

/* Against a real server: where there is none and none can be installed these tests fail, they are not left out. */

/** Calls with a connection as an account of the lab. */
async function as<Result>(
  account: 'employees' | 'datadog' | 'root',
  lab: TestingMysql,
  use: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const { endpoints } = (await lab.status()) ?? {};
  const place =
    account === 'root' ? { socketPath: lab.file('mysql.sock') } : { host: '127.0.0.1', port: portOf(endpoints?.mysql) };
  const password = readFileSync(lab.file(`${account}.password`), 'utf8').trim();
  const connection = await createConnection({ ...place, user: account, password });
  try {
    return await use(connection);
  } finally {
    await connection.end();
  }
}

/** How many connections of the monitoring account there can be at a time, up to `most`. */
async function nested(lab: TestingMysql, most: number): Promise<number> {
  if (most === 0) return 0;
  try {
    return await as('datadog', lab, async () => 1 + (await nested(lab, most - 1)));
  } catch (error) {
    assert.match(String(error), /max_user_connections/);
    return 0;
  }
}

function portOf(url: string | undefined): number {
  return Number(new URL(url ?? 'none:').port);
}

async function rowsOf(connection: Connection, sql: string): Promise<Record<string, unknown>[]> {
  const [rows] = await connection.query(sql);
  return rows as Record<string, unknown>[];
}

test('a new folder gets a server with a schema, its account and one for monitoring; secrets are the owner’s alone', async (t) => {
  const lab = new TestingMysql();
  t.after(() => lab.remove());
  const url = await lab.ready();
  assert.match(url, /^mysql:\/\/employees@127\.0\.0\.1:\d+\/employees$/);
  await as('employees', lab, async (connection) => {
    await connection.query('CREATE TABLE employees.t (n INT)');
    assert.deepEqual(
      (await rowsOf(connection, 'SHOW DATABASES')).map(({ Database }) => Database),
      ['employees', 'information_schema'],
    );
    await assert.rejects(connection.query('CREATE DATABASE other'), /denied/);
  });
  await as('datadog', lab, async (connection) => {
    await connection.query('SHOW ENGINE INNODB STATUS');
    await connection.query('SHOW SLAVE STATUS');
    const [{ on }] = (await rowsOf(connection, 'SELECT @@performance_schema AS `on`')) as [{ on: unknown }];
    assert.equal(on, 1);
    assert.ok((await rowsOf(connection, 'SELECT * FROM performance_schema.threads')).length > 0);
    await assert.rejects(connection.query('SELECT * FROM employees.t'), /denied/);
  });
  assert.equal(await nested(lab, 6), 5, 'connections for monitoring');
  assert.equal(statSync(lab.file('.')).mode & 0o777, 0o700);
  for (const name of readdirSync(lab.file('.')).filter((each) => /\.(password|url|cnf)$/.test(each))) {
    assert.equal(statSync(lab.file(name)).mode & 0o777, 0o600, name);
  }
  const complete = new URL(readFileSync(lab.file('employees.url'), 'utf8').trim());
  assert.equal(complete.password, readFileSync(lab.file('employees.password'), 'utf8').trim());
  assert.equal(
    readFileSync(lab.file('datadog.cnf'), 'utf8'),
    `[client]\nuser = "datadog"\npassword = "${readFileSync(lab.file('datadog.password'), 'utf8').trim()}"\n` +
      `host = "127.0.0.1"\nport = ${portOf(url)}\n`,
  );
});

test('no password is on a command line or in the log, and a server of the lab is only on loopback', async (t) => {
  const lab = new TestingMysql({ DD_LOG_LEVEL: 'debug' });
  t.after(() => lab.remove());
  await lab.ready();
  const secrets = ['root', 'employees', 'datadog'].map((name) =>
    readFileSync(lab.file(`${name}.password`), 'utf8').trim(),
  );
  const serverPid = readFileSync(lab.file('server.pid'), 'utf8').trim();
  const commandLine = readFileSync(`/proc/${serverPid}/cmdline`, 'utf8');
  assert.match(commandLine, /--bind-address=127\.0\.0\.1/);
  for (const secret of secrets) {
    assert.ok(!commandLine.includes(secret));
    assert.ok(!lab.log.includes(secret));
  }
  assert.ok(!readdirSync(lab.file('.')).includes('init.sql'));
  assert.equal(await lab.end('SIGTERM'), 0);
  assert.match(lab.log, /Shutdown complete/);
});

test('stopped and started again it has its data, its port where that is given, and the same passwords', async (t) => {
  const first = new TestingMysql();
  t.after(() => first.remove());
  const url = await first.ready();
  await as('employees', first, (connection) => connection.query('CREATE TABLE employees.kept (n INT)'));
  const password = readFileSync(first.file('employees.password'), 'utf8');
  await first.end('SIGTERM');
  const second = new TestingMysql({ DD_LABRADOR_MYSQL_PORT: String(portOf(url)) }, first.dataDir);
  t.after(() => second.remove());
  assert.equal(await second.ready(), url);
  assert.equal(readFileSync(first.file('employees.password'), 'utf8'), password);
  await as('employees', second, (connection) => connection.query('SELECT * FROM employees.kept'));
});

test('a server that is killed comes back where it was, with what was committed', async (t) => {
  const lab = new TestingMysql();
  t.after(() => lab.remove());
  const url = await lab.ready();
  await as('employees', lab, async (connection) => {
    await connection.query('CREATE TABLE employees.kept (n INT)');
    await connection.query('INSERT INTO employees.kept VALUES (1), (2)');
  });
  process.kill(Number(readFileSync(lab.file('server.pid'), 'utf8')), 'SIGKILL');
  await lab.wrote(/the server is up again/);
  const status = await lab.status();
  assert.equal(status?.restarts, 1);
  assert.equal(status.endpoints.mysql, url);
  const rows = await as('employees', lab, (connection) =>
    rowsOf(connection, 'SELECT n FROM employees.kept ORDER BY n'),
  );
  assert.deepEqual(rows, [{ n: 1 }, { n: 2 }]);
});

test('when the process is killed its server does not stay, and the next one has the data', async (t) => {
  const first = new TestingMysql();
  t.after(() => first.remove());
  await first.ready();
  await as('employees', first, (connection) => connection.query('CREATE TABLE employees.kept (n INT)'));
  await first.end('SIGKILL');
  const second = new TestingMysql({}, first.dataDir);
  t.after(() => second.remove());
  await second.ready();
  await as('employees', second, (connection) => connection.query('SELECT * FROM employees.kept'));
});

test('a taken port is left alone, and another is used', async (t) => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  t.after(() => taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as net.AddressInfo;
  const lab = new TestingMysql({ DD_LABRADOR_MYSQL_PORT: String(port) });
  t.after(() => lab.remove());
  assert.notEqual(portOf(await lab.ready()), port);
  assert.match(lab.log, new RegExp(`port ${port} is taken; the server listens on \\d+`));
});
