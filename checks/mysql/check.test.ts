import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { runCheck, VirtualClock } from 'labrador/check/testing';
import { startMysql, type TestMysql } from '../../test/harness/start-mysql.ts';
import MysqlCheck from './check.ts';

let mysql: TestMysql;
before(async () => {
  mysql = await startMysql();
});
after(() => mysql.remove());

const instance = (more: object = {}): object => ({
  defaults_file: path.join(mysql.dataDir, 'mysql', 'datadog.cnf'),
  ...more,
});
const metadata = new URL('metadata.csv', import.meta.url);

test('where the defaults file does not exist there is a warning and nothing else', async () => {
  const file = path.join(mysql.dataDir, 'none.cnf');
  const result = await runCheck(MysqlCheck, { instance: { defaults_file: file } });
  assert.equal(existsSync(file), false);
  assert.deepEqual(result.samples, []);
  assert.match(result.warnings.join(), /Nothing to watch: .*none\.cnf does not exist/);
});

test('a server that is down is CRITICAL with the reason, and OK when it is up again', async () => {
  await mysql.stop();
  const down = await runCheck(MysqlCheck, { instance: instance(), expectError: true });
  const [check] = down.serviceChecks('mysql.can_connect');
  assert.equal(check?.status, 2);
  assert.match(check.message, /ECONNREFUSED/);
  assert.equal(down.metrics().length, 0);
  await mysql.start();
  const up = await runCheck(MysqlCheck, { instance: instance() });
  up.assertServiceCheck('mysql.can_connect', { status: 0, tags: check.tags, count: 1 });
});

test('a wrong password is CRITICAL, and not told', async () => {
  const login = { host: '127.0.0.1', port: mysql.port, username: 'datadog', password: 'not-this-one' };
  const result = await runCheck(MysqlCheck, { instance: login, expectError: true });
  result.assertServiceCheck('mysql.can_connect', { status: 2, count: 1 });
  assert.match(result.serviceChecks()[0]?.message ?? '', /Access denied for user 'datadog'/);
  assert.doesNotMatch(JSON.stringify([result.samples, result.logs, String(result.error)]), /not-this-one/);
});

test('without grants the rest comes, and each missing one is named with its statement', async () => {
  await mysql.query("CREATE USER 'bare'@'%' IDENTIFIED BY 'b'");
  const options = { replication: true };
  const login = { host: '127.0.0.1', port: mysql.port, username: 'bare', password: 'b', options };
  const result = await runCheck(MysqlCheck, { instance: login });
  result.assertMetric('mysql.performance.questions');
  result.assertMetric('mysql.innodb.buffer_pool_total');
  assert.deepEqual(
    result.warnings.map((warning) => /Run as an administrator: (.*)$/.exec(warning)?.[1]),
    [
      "GRANT SLAVE MONITOR ON *.* TO 'bare'@'%'",
      "GRANT PROCESS ON *.* TO 'bare'@'%'",
      "GRANT SELECT ON performance_schema.* TO 'bare'@'%'",
    ],
  );
  await mysql.query("GRANT PROCESS, SLAVE MONITOR ON *.* TO 'bare'@'%'");
  await mysql.query("GRANT SELECT ON performance_schema.* TO 'bare'@'%'");
  assert.deepEqual((await runCheck(MysqlCheck, { instance: login })).warnings, []);
});

test('the optional sets come when they are asked for, and all that comes is declared', async () => {
  const url = new URL(await mysql.schema());
  await mysql.query(`CREATE TABLE ${url.pathname.slice(1)}.sized (n INT PRIMARY KEY, m INT, KEY (m))`);
  await mysql.query("GRANT SELECT ON test_0.* TO 'datadog'@'%'");
  const options = {
    ...{ extra_status_metrics: true, extra_innodb_metrics: true, galera_cluster: true, replication: true },
    ...{ schema_size_metrics: true, table_size_metrics: true, system_table_size_metrics: true },
  };
  const result = await runCheck(MysqlCheck, { instance: instance({ options }) });
  assert.deepEqual(result.warnings, []);
  result.assertMetadata(metadata);
  for (const name of [
    ...['performance.handler_commit', 'performance.sort_rows', 'performance.table_locks_immediate.rate'],
    ...['innodb.data_read', 'innodb.lsn_current', 'innodb.history_list_length', 'innodb.current_transactions'],
    'galera.wsrep_cluster_size',
  ]) {
    result.assertMetric(`mysql.${name}`, { count: 1 });
  }
  result.assertMetric('mysql.performance.threads_created', { type: 'monotonic_count' });
  const sizes = result.metrics('mysql.info.table.index_size');
  const own = sizes.find(({ tags }) => tags.includes('schema:test_0') && tags.includes('table:sized'));
  assert.equal(own?.value, 16 / 1024, 'one page');
  assert.ok(sizes.some(({ tags }) => tags.includes('schema:information_schema')));
  assert.ok(result.metrics('mysql.info.schema.size').some(({ tags }) => tags.includes('schema:test_0')));
  for (const name of ['slave_running', 'replica_running']) {
    result.assertServiceCheck(`mysql.replication.${name}`, { status: 3, count: 1 });
  }
  result.assertMetric('mysql.replication.replicas_connected', { value: 0 });
  assert.ok(result.metrics('mysql.net.connections')[0]?.tags.includes('replication_role:primary'));
});

test('without options none of them comes, and disable_innodb_metrics takes InnoDB away', async () => {
  const options = { disable_innodb_metrics: true, extra_innodb_metrics: true };
  const names = (await runCheck(MysqlCheck, { instance: instance({ options }) })).metrics().map(({ name }) => name);
  assert.deepEqual(
    names.filter((name) => /innodb|handler_|info\.|replication|galera/.test(name)),
    [],
  );
});

test('additional_status and additional_variable are read; what the server does not have is a warning', async () => {
  const result = await runCheck(MysqlCheck, {
    instance: instance({
      additional_status: [
        { name: 'Com_flush', metric_name: 'own.flush', type: 'monotonic_count' },
        { name: 'Nothing', metric_name: 'own.nothing', type: 'gauge' },
      ],
      additional_variable: [{ name: 'open_files_limit', metric_name: 'own.limit', type: 'gauge' }],
    }),
  });
  result.assertMetric('own.flush', { type: 'monotonic_count', count: 1 });
  result.assertMetric('own.limit', { type: 'gauge', count: 1 });
  assert.match(result.warnings.join(), /no number named Nothing, which own\.nothing/);
});

test('custom queries: columns, tags, prefix, interval, those of all instances, and how many at most', async () => {
  const query = {
    query: "SELECT 'a' AS k, 5, 2.5, NULL UNION SELECT 'b', 6, 3.5, 7",
    columns: [{ name: 'k', type: 'tag' }, { name: 'n', type: 'gauge' }, {}, { name: 'm', type: 'rate' }],
    tags: ['of:query'],
    metric_prefix: 'own',
    collection_interval: 30,
  };
  const everyRun = { query: 'SELECT 1', columns: [{ name: 'every.run', type: 'count' }] };
  const custom = { only_custom_queries: true, custom_queries: [query], use_global_custom_queries: 'extend' };
  const result = await runCheck(MysqlCheck, {
    instance: instance({ ...custom, max_custom_queries: 2 }),
    initConfig: { global_custom_queries: [everyRun, everyRun] },
    clock: new VirtualClock(),
    times: 3,
  });
  const tagged = (value: string): string[] =>
    result
      .metrics('own.n')
      .find(({ tags }) => tags.includes(`k:${value}`))
      ?.tags.filter((tag) => /^(k|of):/.test(tag)) ?? [];
  assert.deepEqual(
    [tagged('a'), tagged('b')],
    [
      ['of:query', 'k:a'],
      ['of:query', 'k:b'],
    ],
  );
  assert.deepEqual(
    result.metrics('own.n').map(({ value }) => value),
    [5, 6, 5, 6],
    'at 0 and at 30 s',
  );
  result.assertMetric('own.n', { type: 'gauge' });
  result.assertMetric('own.m', { type: 'rate', value: 7, count: 2 });
  result.assertMetric('every.run', { type: 'count', value: 1, count: 3 });
  result.assertAllMetricsCovered();
  assert.match(result.warnings[0] ?? '', /Only the first 2 of 3 custom queries/);
});

test('a custom query that fails is a warning that names it; others go on', async () => {
  const column = (name: string) => ({ name, type: 'gauge' });
  const queries = [
    { query: 'SELECT * FROM nowhere.x', columns: [column('a')] },
    { query: 'SELECT 1, 2', columns: [column('a')] },
    { query: "SELECT 'text'", columns: [column('a')] },
    { query: 'SELECT 4', columns: [column('good')] },
  ];
  const result = await runCheck(MysqlCheck, {
    instance: instance({ custom_queries: queries, only_custom_queries: true }),
  });
  result.assertMetric('good', { value: 4 });
  result.assertAllMetricsCovered();
  for (const [index, reason] of [
    /denied|exist/,
    /has 2 columns, and columns: names 1/,
    /no number but 'text'/,
  ].entries()) {
    assert.match(result.warnings[index] ?? '', reason);
  }
  result.assertServiceCheck('mysql.can_connect', { status: 0, count: 1 });
});

test('a statement that does not answer in time ends the run: OK, then CRITICAL', async () => {
  const slow = { query: 'SELECT SLEEP(20)', columns: [{ name: 'slow', type: 'gauge' }] };
  const result = await runCheck(MysqlCheck, {
    instance: instance({ custom_queries: [slow], only_custom_queries: true, read_timeout: 0.2 }),
    expectError: true,
  });
  assert.deepEqual(
    result.serviceChecks().map(({ status }) => status),
    [0, 2],
  );
  assert.match(
    result.serviceChecks()[1]?.message ?? '',
    /SELECT SLEEP\(20\): no answer within 0\.2 s \(read_timeout\)/,
  );
});

test('a socket is used when it is given; old names of keys and unknown options are warned of', async () => {
  const password = readFileSync(path.join(mysql.dataDir, 'mysql', 'datadog.password'), 'utf8').trim();
  const sock = path.join(mysql.dataDir, 'mysql', 'mysql.sock');
  const old = { sock, user: 'datadog', pass: password, options: { extra_things: true }, reported_hostname: 'db1' };
  const result = await runCheck(MysqlCheck, { instance: old });
  const tags = [`server:${sock}`, 'port:unix_socket', 'database_hostname:db1', 'database_instance:db1'];
  result.assertServiceCheck('mysql.can_connect', { status: 0, tags, hostname: 'db1' });
  result.assertMetric('mysql.net.connections', { hostname: 'db1' });
  assert.match(
    result.warnings.join('\n'),
    /user is an old name: write username\n.*pass .*write password\noptions\.extra_things/,
  );
});

test('without a user, and with a key of the wrong kind, the key is named', async () => {
  await assert.rejects(runCheck(MysqlCheck, { instance: { host: '127.0.0.1' } }), /no user; set username/);
  await assert.rejects(runCheck(MysqlCheck, { instance: { port: 70_000 } }), /instances\.0\.port: must be a port/);
  await assert.rejects(
    runCheck(MysqlCheck, {
      instance: { custom_queries: [{ query: 'SELECT 1', columns: [{ name: 'a', type: 'x' }] }] },
    }),
    /custom_queries\.0\.columns\.0\.type: must be one of gauge, count/,
  );
});
