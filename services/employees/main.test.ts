import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import { startMysql, type TestMysql } from '../../test/harness/start-mysql.ts';
import { startProcess, type TestingProcess } from './testing-process.ts';

const statusOf = async (app: TestingProcess, address: string): Promise<number> => {
  const response = await fetch(app.url + address);
  await response.arrayBuffer();
  return response.status;
};

/** Asks again until it is so: for what the service finds out by itself. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

describe('the employees process', () => {
  let mysql: TestMysql;

  before(async () => {
    mysql = await startMysql();
  });
  after(() => mysql?.remove());

  test('starts before its database, says 503 until that is there, loses it and finds it again', async (t) => {
    const DATABASE_URL = await mysql.schema();
    await mysql.stop();
    const app = await startProcess({ DATABASE_URL });
    t.after(() => app.end('SIGKILL'));
    await app.logged(/Cannot prepare the database: .*tries again/);
    for (const address of ['/employees', '/api/employees', '/healthz']) {
      assert.equal(await statusOf(app, address), 503, address);
    }
    let isReady = false;
    void app.ready.then(() => {
      isReady = true;
    });
    assert.equal(isReady, false);
    await mysql.start();
    assert.equal(await app.ready, app.url);
    for (const address of ['/employees', '/api/employees', '/healthz']) {
      assert.equal(await statusOf(app, address), 200, address);
    }

    await mysql.stop();
    const health = await fetch(`${app.url}/healthz`);
    assert.equal(health.status, 503);
    assert.match(await health.text(), /"status":"unavailable","database":\{"status":"down","error":"Cannot reach/);
    const page = await fetch(`${app.url}/employees`, { headers: { accept: 'text/html' } });
    assert.equal(page.status, 503);
    assert.match(await page.text(), /database cannot be reached/);
    assert.equal(await statusOf(app, '/api/employees/1'), 503);

    await mysql.start();
    await until(async () => (await statusOf(app, '/healthz')) === 200);
    assert.equal(await statusOf(app, '/employees'), 200);
    assert.equal(await statusOf(app, '/api/employees/1'), 200);
    assert.equal(await app.end(), 0);
  });

  test('two that start at once on an empty schema make it ready once', async (t) => {
    const DATABASE_URL = await mysql.schema();
    const apps = await Promise.all([1, 2, 3].map(() => startProcess({ DATABASE_URL })));
    t.after(() => Promise.all(apps.map((app) => app.end('SIGKILL'))));
    await Promise.all(apps.map((app) => app.ready));
    const migrated = () => apps.flatMap((app) => app.log().flatMap(({ migrations }) => migrations ?? []));
    // What is logged comes another way than that it is ready.
    await until(async () => migrated().length > 0);
    const changes = migrated();
    assert.deepEqual(changes, ['001-create-employees.sql', '002-first-employees.sql']);
    const totals = apps.map(async (app) => {
      const answer = (await (await fetch(`${app.url}/api/employees`)).json()) as {
        readonly meta: { readonly total: number };
      };
      return answer.meta.total;
    });
    const [first, ...others] = await Promise.all(totals);
    assert.ok(first && first >= 60);
    assert.deepEqual(others, [first, first]);
    assert.ok(apps.every((app) => !app.log().some(({ level }) => Number(level) > 30)));
  });

  test('stopping finishes the request in progress, takes no other, and ends with 0', async (t) => {
    const DATABASE_URL = await mysql.schema();
    const app = await startProcess({ DATABASE_URL });
    t.after(() => app.end('SIGKILL'));
    await app.ready;
    const locker = await createConnection(DATABASE_URL);
    await locker.query('LOCK TABLES employees WRITE');
    const page = fetch(`${app.url}/employees`);
    await until(async () => {
      const [rows] = await locker.query('SHOW PROCESSLIST');
      return (rows as { readonly Info: string | null }[]).some(({ Info }) => Info?.includes('FROM employees'));
    });
    const ended = app.end('SIGTERM');
    await until(() =>
      statusOf(app, '/healthz').then(
        () => false,
        () => true,
      ),
    );
    await locker.query('UNLOCK TABLES');
    await locker.end();
    assert.equal((await page).status, 200);
    assert.match(await (await page).text(), /<\/html>/);
    assert.equal(await ended, 0);
    assert.ok(
      app.log().some(({ msg }) => msg === 'GET /employees'),
      'its last lines are written',
    );
  });

  test('metrics arrive by DogStatsD, tagged by page', async (t) => {
    const agent = dgram.createSocket('udp4').bind(0, '127.0.0.1');
    await once(agent, 'listening');
    t.after(() => agent.close());
    const lines: string[] = [];
    agent.on('message', (packet) => {
      assert.ok(packet.length <= 1432);
      lines.push(...packet.toString().split('\n'));
    });
    const app = await startProcess({
      DATABASE_URL: await mysql.schema(),
      DD_AGENT_HOST: '127.0.0.1',
      DD_DOGSTATSD_PORT: String(agent.address().port),
      DD_ENV: 'lab',
      DD_SERVICE: 'employees',
    });
    t.after(() => app.end('SIGKILL'));
    await app.ready;
    await statusOf(app, '/employees');
    await statusOf(app, '/employees/9999');
    assert.equal(await app.end(), 0);
    const own = () => lines.filter((line) => line.startsWith('employees.'));
    await until(async () => own().length >= 6);
    const shapes = own().map((line) => line.replace(/:[\d.]+\|/, ':N|').replace(/\|c:[^|]*/, ''));
    const expected = (page: string, status: string) => {
      const tags = `#page:${page},method:GET,status:${status},env:lab,service:employees`;
      return ['page.views:N|c', 'page.latency:N|h', 'page.duration:N|d'].map((form) => `employees.${form}|${tags}`);
    };
    assert.deepEqual(shapes, [...expected('list', '2xx'), ...expected('person', '4xx')]);
    assert.ok(own()[0]?.startsWith('employees.page.views:1|c'));
  });

  test('it writes its log to a file as well, and tells its status', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'employees-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'logs', 'employees.log');
    const app = await startProcess({ DATABASE_URL: await mysql.schema(), LOG_FILE: file, LABRADOR_DATA_DIR: folder });
    t.after(() => app.end('SIGKILL'));
    await app.ready;
    const status = await readStatus({ dataDir: folder, name: 'employees' });
    assert.deepEqual(status?.endpoints, { employees: app.url });
    assert.equal(await statusOf(app, '/employees?q=x'), 200);
    assert.equal(await app.end(), 0);
    assert.deepEqual(
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
      app.log(),
    );
    const line = app.log().find(({ msg }) => msg === 'GET /employees?q=x');
    assert.deepEqual(line?.http, { method: 'GET', url: '/employees?q=x', status_code: 200 });
  });
});

test('wrong settings end it with a text that names them, and no password', () => {
  const entry = fileURLToPath(new URL('./main.ts', import.meta.url));
  const run = spawnSync(process.execPath, [entry], {
    env: { PATH: process.env.PATH, DATABASE_URL: 'mysql://me:secret@db', PORT: '8113' },
    encoding: 'utf8',
  });
  assert.equal(run.status, 1);
  assert.match(
    run.stderr,
    /Cannot start employees: DATABASE_URL must be mysql:\/\/user\[:password\]@host:port\/schema/,
  );
  assert.doesNotMatch(run.stderr + run.stdout, /secret/);
});
