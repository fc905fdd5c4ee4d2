import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type CheckResult, runCheck } from 'labrador/check/testing';
import { startMysql, type TestMysql } from '../../test/harness/start-mysql.ts';
import MysqlCheck from './check.ts';

/* Against a real server: each default metric beside what the server itself says right before and right after the run. */

let mysql: TestMysql;
before(async () => {
  mysql = await startMysql();
});
after(() => mysql.remove());

/**
 * Of wire.md 5.4, written down a second time: a wrong line in the check's own tables is seen. MariaDB 10.11 does not have
 * Innodb_os_log_fsyncs and Innodb_mutex_*: other-servers.test.ts has them.
 */
const counters: Readonly<Record<string, string>> = {
  'performance.slow_queries': 'Slow_queries',
  'performance.questions': 'Questions',
  'performance.queries': 'Queries',
  'performance.com_select': 'Com_select',
  'performance.com_insert': 'Com_insert',
  'performance.com_update': 'Com_update',
  'performance.com_delete': 'Com_delete',
  'performance.com_replace': 'Com_replace',
  'performance.com_load': 'Com_load',
  'performance.com_insert_select': 'Com_insert_select',
  'performance.com_update_multi': 'Com_update_multi',
  'performance.com_delete_multi': 'Com_delete_multi',
  'performance.com_replace_select': 'Com_replace_select',
  'net.connections': 'Connections',
  'net.aborted_clients': 'Aborted_clients',
  'net.aborted_connects': 'Aborted_connects',
  'performance.bytes_sent': 'Bytes_sent',
  'performance.bytes_received': 'Bytes_received',
  'performance.qcache_hits': 'Qcache_hits',
  'performance.qcache_inserts': 'Qcache_inserts',
  'performance.qcache_lowmem_prunes': 'Qcache_lowmem_prunes',
  'performance.table_locks_waited.rate': 'Table_locks_waited',
  'performance.created_tmp_tables': 'Created_tmp_tables',
  'performance.created_tmp_disk_tables': 'Created_tmp_disk_tables',
  'performance.created_tmp_files': 'Created_tmp_files',
  'myisam.key_read_requests': 'Key_read_requests',
  'myisam.key_reads': 'Key_reads',
  'myisam.key_write_requests': 'Key_write_requests',
  'myisam.key_writes': 'Key_writes',
  'innodb.data_reads': 'Innodb_data_reads',
  'innodb.data_writes': 'Innodb_data_writes',
  'innodb.row_lock_waits': 'Innodb_row_lock_waits',
  'innodb.row_lock_time': 'Innodb_row_lock_time',
  'innodb.buffer_pool_read_requests': 'Innodb_buffer_pool_read_requests',
  'innodb.buffer_pool_reads': 'Innodb_buffer_pool_reads',
};

/** Each with the most by which the check's own connection may raise it. */
const gauges: Readonly<Record<string, readonly [source: string | ((numbers: Numbers) => number), own?: number]>> = {
  'performance.prepared_stmt_count': ['Prepared_stmt_count'],
  'net.max_connections': ['Max_used_connections'],
  'performance.open_files': ['Open_files'],
  'performance.open_tables': ['Open_tables'],
  'performance.table_locks_waited': ['Table_locks_waited'],
  'performance.threads_connected': ['Threads_connected', 1],
  'performance.threads_running': ['Threads_running', 1],
  'myisam.key_buffer_bytes_unflushed': [(of) => of('Key_blocks_not_flushed') * of('key_cache_block_size')],
  'myisam.key_buffer_bytes_used': [(of) => of('Key_blocks_used') * of('key_cache_block_size')],
  'myisam.key_buffer_size': ['key_buffer_size'],
  'performance.key_cache_utilization': [
    (of) => 1 - (of('Key_blocks_unused') * of('key_cache_block_size')) / of('key_buffer_size'),
  ],
  'net.max_connections_available': ['max_connections'],
  'performance.max_prepared_stmt_count': ['max_prepared_stmt_count'],
  'performance.qcache_size': ['query_cache_size'],
  'performance.table_open_cache': ['table_open_cache'],
  'performance.thread_cache_size': ['thread_cache_size'],
  'innodb.row_lock_current_waits': ['Innodb_row_lock_current_waits'],
  'innodb.buffer_pool_dirty': [(of) => of('Innodb_buffer_pool_pages_dirty') * of('Innodb_page_size')],
  'innodb.buffer_pool_free': [(of) => of('Innodb_buffer_pool_pages_free') * of('Innodb_page_size')],
  'innodb.buffer_pool_total': [(of) => of('Innodb_buffer_pool_pages_total') * of('Innodb_page_size')],
  'innodb.buffer_pool_used': [
    (of) => (of('Innodb_buffer_pool_pages_total') - of('Innodb_buffer_pool_pages_free')) * of('Innodb_page_size'),
  ],
  'innodb.buffer_pool_utilization': [
    (of) => 1 - of('Innodb_buffer_pool_pages_free') / of('Innodb_buffer_pool_pages_total'),
  ],
};

/** A number of the server, by status or system variable. */
type Numbers = (variable: string) => number;

async function readNumbers(): Promise<Numbers> {
  const rows = [...(await mysql.query('SHOW GLOBAL VARIABLES')), ...(await mysql.query('SHOW GLOBAL STATUS'))];
  const values = new Map(rows.map(({ Variable_name, Value }) => [Variable_name, Number(Value)]));
  return (variable) => {
    const value = values.get(variable);
    assert.ok(value !== undefined && Number.isFinite(value), variable);
    return value;
  };
}

const instance = (): object => ({ defaults_file: path.join(mysql.dataDir, 'mysql', 'datadog.cnf') });

/** The one sample of a metric. */
function onlyValue(result: CheckResult, name: string, type: string): number {
  const samples = result.metrics(`mysql.${name}`);
  assert.equal(samples.length, 1, name);
  assert.equal(samples[0]?.type, type, name);
  result.assertMetric(`mysql.${name}`);
  return Number(samples[0]?.value);
}

test('each default metric is what the server itself says', async () => {
  await mysql.schema();
  for (const statement of [
    'CREATE TABLE test_0.counted (n INT PRIMARY KEY, t TEXT) ENGINE=InnoDB',
    'CREATE TABLE test_0.keyed (n INT PRIMARY KEY) ENGINE=MyISAM',
    "INSERT INTO test_0.counted VALUES (1, 'a'), (2, 'b')",
    'INSERT INTO test_0.keyed SELECT n FROM test_0.counted',
    'REPLACE INTO test_0.keyed VALUES (1)',
    'REPLACE INTO test_0.keyed SELECT n FROM test_0.counted',
    "UPDATE test_0.counted SET t = 'c'",
    'UPDATE test_0.counted JOIN test_0.keyed USING (n) SET t = 1',
    'DELETE test_0.counted FROM test_0.counted JOIN test_0.keyed USING (n) WHERE test_0.counted.n = 1',
    'DELETE FROM test_0.counted WHERE n = 2',
  ]) {
    await mysql.query(statement);
  }
  // So that what the first run opens and reads is there already.
  await runCheck(MysqlCheck, { instance: instance() });

  const earlier = await readNumbers();
  const result = await runCheck(MysqlCheck, { instance: instance() });
  const later = await readNumbers();
  for (const [name, variable] of Object.entries(counters)) {
    const value = onlyValue(result, name, 'rate');
    const [from, to] = [earlier(variable), later(variable)];
    assert.ok(from <= value && value <= to, `${name}: ${from} <= ${value} <= ${to}`);
  }
  for (const name of ['insert', 'update', 'delete', 'replace', 'insert_select', 'update_multi', 'delete_multi']) {
    assert.ok(onlyValue(result, `performance.com_${name}`, 'rate') > 0, name);
  }
  for (const [name, [source, own = 0]] of Object.entries(gauges)) {
    const read = (numbers: Numbers): number => (typeof source === 'string' ? numbers(source) : source(numbers));
    const value = onlyValue(result, name, 'gauge');
    const [from, to] = [Math.min(read(earlier), read(later)), Math.max(read(earlier), read(later)) + own];
    const slack = 1e-12;
    assert.ok(from - slack <= value && value <= to + slack, `${name}: ${from} <= ${value} <= ${to}`);
  }
  assert.equal(onlyValue(result, 'innodb.current_row_locks', 'gauge'), 0);
  assert.equal(onlyValue(result, 'performance.qcache.utilization', 'gauge'), 0, 'the query cache is off');
  assert.equal(onlyValue(result, 'innodb.deadlocks', 'monotonic_count'), later('Innodb_deadlocks'));
  const [user, kernel] = ['user_time', 'kernel_time'].map((name) => onlyValue(result, `performance.${name}`, 'rate'));
  assert.ok(Number(user) > 0);
  assert.equal(onlyValue(result, 'performance.cpu_time', 'rate'), Number(user) + Number(kernel));
  const connections = result.metrics('mysql.performance.user_connections');
  assert.ok(connections.some(({ tags, value }) => tags.includes('processlist_user:datadog') && value === 1));
  result.assertMetric('mysql.performance.user_connections', { type: 'gauge' });
  result.assertAllMetricsCovered();
  result.assertMetadata(new URL('metadata.csv', import.meta.url));
  assert.deepEqual(result.warnings, []);
});

test('metrics and service check are tagged with the server', async () => {
  const result = await runCheck(MysqlCheck, { instance: { ...instance(), tags: ['env:lab'] } });
  const place = [
    ...['server:127.0.0.1', `port:${mysql.port}`, 'database_hostname:test-host', 'database_instance:test-host'],
    'env:lab',
  ];
  result.assertMetric('mysql.net.max_connections', { tags: [...place, 'dbms_flavor:mariadb'] });
  result.assertServiceCheck('mysql.can_connect', { status: 0, message: '', tags: place, count: 1 });
});

test('row locks that a transaction holds are counted', async () => {
  const holder = mysql.query(
    'BEGIN NOT ATOMIC START TRANSACTION; INSERT INTO test_0.counted VALUES (7, 7); UPDATE test_0.counted SET t = 8; DO SLEEP(2); COMMIT; END',
  );
  // The server is asked until the transaction is there.
  let locks = 0;
  while (locks === 0) {
    const result = await runCheck(MysqlCheck, { instance: instance() });
    locks = Number(result.metrics('mysql.innodb.current_row_locks')[0]?.value);
    if (await Promise.race([holder.then(() => true), Promise.resolve(false)])) break;
  }
  assert.ok(locks > 0);
  await holder;
});
