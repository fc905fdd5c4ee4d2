import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectAll } from './collect/collect-all.ts';
import { Run } from './collect/run.ts';
import { readServerValues } from './collect/server-values.ts';
import { mysqlInstance } from './instance.ts';
import { readServerFacts } from './session/server-facts.ts';
import type { Row, Statements } from './session/statements.ts';

/* What the servers answer that the tests have not at hand: the statements of MySQL 8, and of a server before 5.6. */

/** Answers each statement by its beginning; one that is an error is thrown, one that nobody knows too. */
function serverThat(answers: Readonly<Record<string, readonly Row[] | Error>>): Statements {
  const query = async (sql: string) => {
    const rows = Object.entries(answers).find(([start]) => sql.startsWith(start))?.[1];
    if (rows === undefined) throw new Error(`not expected: ${sql}`);
    if (rows instanceof Error) throw rows;
    return { columns: [], rows };
  };
  return { query, records: async () => [], isLost: false };
}

async function collect(session: Statements) {
  const sent = new Map<string, { readonly type: string; readonly value: number }>();
  const warnings: string[] = [];
  const run = new Run(session, await readServerFacts(session), {
    submit: (type, name, value) => void sent.set(name, { type, value }),
    warn: (message) => void warnings.push(message),
  });
  const server = await readServerValues(session);
  await collectAll(run, { instance: mysqlInstance.parse({}), server, isLocal: false, queryCache: undefined });
  return { sent, warnings };
}

const mysql8 = {
  'SELECT VERSION()': [['8.0.36', 'MySQL Community Server - GPL', 'datadog@localhost']],
  'SHOW GLOBAL STATUS': [
    ['Innodb_os_log_fsyncs', '17'],
    ['Threads_running', '2'],
    ['Innodb_buffer_pool_dump_status', 'Dumping of buffer pool not started'],
  ],
  'SHOW GLOBAL VARIABLES': [
    ['log_bin', 'ON'],
    ['performance_schema', 'OFF'],
    ['max_connections', '151'],
    ['pid_file', '/var/run/mysqld/mysqld.pid'],
  ],
  'SELECT COUNT(*) FROM information_schema.ENGINES': [[1]],
  'SHOW ENGINE INNODB STATUS': [['InnoDB', '', 'Mutex spin waits 7, rounds 8, OS waits 9\n']],
  'SELECT `COUNT` FROM information_schema.INNODB_METRICS': [[3]],
  'SHOW BINARY LOGS': [
    ['binlog.000001', 1000, 'No'],
    ['binlog.000002', '180', 'No'],
  ],
} satisfies Record<string, readonly Row[]>;

test('MySQL 8: no query cache, binary logs added up, deadlocks of INNODB_METRICS', async () => {
  const { sent, warnings } = await collect(serverThat(mysql8));
  assert.deepEqual(sent.get('mysql.binlog.disk_use'), { type: 'gauge', value: 1180 });
  assert.deepEqual(sent.get('mysql.innodb.deadlocks'), { type: 'monotonic_count', value: 3 });
  assert.deepEqual(sent.get('mysql.innodb.os_log_fsyncs'), { type: 'rate', value: 17 });
  assert.deepEqual(sent.get('mysql.innodb.mutex_spin_waits'), { type: 'rate', value: 7 });
  assert.deepEqual(sent.get('mysql.innodb.mutex_spin_rounds'), { type: 'rate', value: 8 });
  assert.deepEqual(sent.get('mysql.innodb.mutex_os_waits'), { type: 'rate', value: 9 });
  assert.deepEqual(sent.get('mysql.net.max_connections_available'), { type: 'gauge', value: 151 });
  assert.ok([...sent.keys()].every((name) => !name.includes('qcache')));
  assert.deepEqual(warnings, []);
});

test('MySQL 8 names REPLICATION CLIENT for the binary logs, MariaDB BINLOG MONITOR', async () => {
  const refusal = Object.assign(new Error('Access denied; you need a privilege'), { errno: 1227 });
  const refused = { ...mysql8, 'SHOW BINARY LOGS': refusal };
  const { warnings } = await collect(serverThat(refused));
  assert.match(warnings.join(), /GRANT REPLICATION CLIENT ON \*\.\* TO 'datadog'@'localhost'$/);
  const mariadb = { ...refused, 'SELECT VERSION()': [['10.11.18-MariaDB', '', 'datadog@%']] };
  assert.match(
    (await collect(serverThat(mariadb))).warnings.join(),
    /GRANT BINLOG MONITOR ON \*\.\* TO 'datadog'@'%'$/,
  );
});

test('a server without InnoDB is not asked for it', async () => {
  const { sent } = await collect(serverThat({ ...mysql8, 'SELECT COUNT(*) FROM information_schema.ENGINES': [[0]] }));
  assert.ok([...sent.keys()].every((name) => !name.includes('innodb')));
});

test('any other error of a statement ends the run', async () => {
  const broken = { ...mysql8, 'SHOW BINARY LOGS': Object.assign(new Error('disk full'), { errno: 1021 }) };
  await assert.rejects(collect(serverThat(broken)), /disk full/);
});
