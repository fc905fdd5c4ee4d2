import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { createConnection } from 'mysql2/promise';
import { TestingMysql } from './testing-mysql.ts';

/* The user's server is a private one of another lab. */

const theirs = new TestingMysql();
after(() => theirs.remove());
let host = '';

before(async () => {
  host = new URL(await theirs.ready()).host;
});

/** Runs statements on the user's server as its root. */
async function prepare(...statements: readonly string[]): Promise<void> {
  const password = readFileSync(theirs.file('root.password'), 'utf8').trim();
  const connection = await createConnection({ socketPath: theirs.file('mysql.sock'), user: 'root', password });
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}

async function canLogIn(url: string): Promise<boolean> {
  return createConnection(url).then(
    async (connection) => {
      await connection.end();
      return true;
    },
    () => false,
  );
}

test('it is used with its own account; schema and monitoring account are made there', async (t) => {
  await prepare(
    "CREATE USER 'admin'@'%' IDENTIFIED BY 'p@ss word'",
    "GRANT ALL ON *.* TO 'admin'@'%' WITH GRANT OPTION",
    "DROP USER 'datadog'@'%'",
  );
  const lab = new TestingMysql({ MYSQL_URL: `mysql://admin:p%40ss%20word@${host}/staff` });
  t.after(() => lab.remove());
  assert.equal(await lab.ready(), `mysql://admin@${host}/staff`);
  assert.equal(readFileSync(lab.file('employees.password'), 'utf8'), 'p@ss word\n');
  assert.ok(await canLogIn(readFileSync(lab.file('employees.url'), 'utf8').trim()));
  const monitoring = readFileSync(lab.file('datadog.password'), 'utf8').trim();
  assert.ok(await canLogIn(`mysql://datadog:${monitoring}@${host}/performance_schema`));
  const [name = '', port = ''] = host.split(':');
  const optionFile = readFileSync(lab.file('datadog.cnf'), 'utf8');
  assert.equal(
    optionFile,
    `[client]\nuser = "datadog"\npassword = "${monitoring}"\nhost = "${name}"\nport = ${port}\n`,
  );
  assert.equal((await lab.status())?.server, `mysql://${host}`);
  assert.equal(await lab.end('SIGTERM'), 0);
  assert.doesNotMatch(lab.log, /p@ss|p%40ss|cannot/);

  // Once more, with what is there by now.
  const again = new TestingMysql({ MYSQL_URL: `mysql://admin:p%40ss%20word@${host}/staff` }, lab.dataDir);
  t.after(() => again.remove());
  await again.ready();
  assert.doesNotMatch(again.log, /cannot/);
});

test('an account that may not make the monitoring one is enough; what to have made is said', async (t) => {
  await prepare(
    "CREATE USER 'app'@'%' IDENTIFIED BY 'secret'",
    'CREATE DATABASE app',
    "GRANT ALL ON app.* TO 'app'@'%'",
  );
  const lab = new TestingMysql({ MYSQL_URL: `mysql://app:secret@${host}/app` });
  t.after(() => lab.remove());
  assert.equal(await lab.ready(), `mysql://app@${host}/app`);
  assert.match(
    lab.log,
    /cannot make the account datadog for the mysql check: Access denied.*have it made: CREATE USER/,
  );
  assert.match(lab.log, /GRANT PROCESS, REPLICATION CLIENT.* ON \*\.\*/);
});

test('what cannot be used is an error that says what is missing, without the password', async () => {
  await prepare("CREATE USER 'nobody'@'%' IDENTIFIED BY 'secret'");
  const errors = [
    [`mysql://nobody:secret@${host}/other`, /Cannot make the schema other on mysql:.* all rights on it for nobody/],
    [`mysql://nobody:wrong-one@${host}/other`, /Cannot use MYSQL_URL \(mysql:\/\/[^@]+\): Access denied/],
    [`mysql://%zz:secret@${host}/x`, /it must have the form/],
    ['postgres://me:secret@localhost/x', /Cannot use MYSQL_URL: it must have the form mysql:\/\/user:password@host/],
  ] as const;
  for (const [url, message] of errors) {
    const lab = new TestingMysql({ MYSQL_URL: url });
    await assert.rejects(lab.ready(), message);
    assert.doesNotMatch(lab.log, /secret|wrong-one/);
    await lab.remove();
  }
});

test('a monitoring account that is there is not changed', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'lab-mysql-'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  await prepare("CREATE OR REPLACE USER 'datadog'@'%' IDENTIFIED BY 'of-somebody-else'");
  const lab = new TestingMysql({ MYSQL_URL: `mysql://admin:p%40ss%20word@${host}/staff` }, dataDir);
  t.after(() => lab.remove());
  await lab.ready();
  assert.match(lab.log, /cannot make the account datadog .*put its password into mysql\/datadog\.password/);
  assert.ok(await canLogIn(`mysql://datadog:of-somebody-else@${host}/`));
  await lab.end('SIGTERM');

  writeFileSync(lab.file('datadog.password'), 'of-somebody-else\n');
  const again = new TestingMysql({ MYSQL_URL: `mysql://admin:p%40ss%20word@${host}/staff` }, dataDir);
  t.after(() => again.remove());
  await again.ready();
  assert.doesNotMatch(again.log, /cannot/);
});
