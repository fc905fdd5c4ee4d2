import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseEnv } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { projectRoot } from '../../lib/config/places.ts';
import { isReadyMessage } from '../../lib/lifecycle/ready.ts';
import { startMysql, type TestMysql } from '../harness/start-mysql.ts';
import { type SpanCollector, startSpanCollector } from './span-collector.ts';

/** A service of the lab with dd-trace before it, as the lab starts it. */
interface TracedService {
  readonly url: string;
  /** Resolves with the line of its log that has this message. */
  logged(message: string): Promise<Readonly<Record<string, unknown>>>;
  readonly child: ChildProcess;
}

async function startTraced(name: string, env: Readonly<Record<string, string>>): Promise<TracedService> {
  const variables = parseEnv(readFileSync(path.join(projectRoot, 'config/services', `${name}.env`), 'utf8'));
  const entry = path.join(projectRoot, 'services', name, 'main.ts');
  const child = spawn(process.execPath, ['--import', 'dd-trace/initialize.mjs', entry], {
    cwd: projectRoot,
    env: {
      ...{ PATH: process.env.PATH, PORT: '0', DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false' },
      ...variables,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const exited = once(child, 'exit').then(() => undefined);
  const message: unknown = await Promise.race([once(child, 'message').then(([first]) => first), exited]);
  if (!isReadyMessage(message)) throw new Error(`${name} ended before it was ready:\n${text}`);
  const logged = async (message: string): Promise<Readonly<Record<string, unknown>>> => {
    for (;;) {
      const lines = text.split('\n').slice(0, -1);
      const line = lines.map((each) => JSON.parse(each)).find(({ msg }) => msg === message);
      if (line) return line;
      if (child.stdout) await once(child.stdout, 'data');
    }
  };
  return { url: Object.values(message.endpoints)[0] ?? '', logged, child };
}

describe('the services with dd-trace', () => {
  let mysql: TestMysql;
  let databaseUrl: string;
  let collector: SpanCollector;
  let employees: TracedService;
  let apmApp: TracedService;

  before(async () => {
    [mysql, collector] = await Promise.all([startMysql(), startSpanCollector()]);
    databaseUrl = await mysql.schema();
    const agent = {
      DD_AGENT_HOST: '127.0.0.1',
      DD_TRACE_AGENT_PORT: String(collector.port),
      // Two seconds where it is not said.
      DD_TRACE_FLUSH_INTERVAL: '100',
    };
    employees = await startTraced('employees', { ...agent, DATABASE_URL: databaseUrl });
    apmApp = await startTraced('apm-app', { ...agent, EMPLOYEES_URL: employees.url });
  });
  after(async () => {
    for (const service of [employees, apmApp]) {
      if (!service) continue;
      const exited = once(service.child, 'exit');
      service.child.kill('SIGKILL');
      await exited;
    }
    collector?.close();
    await mysql?.remove();
  });

  const ask = async (url: string): Promise<string> => (await fetch(url)).text();
  test('the list page is a trace of the service employees and its database', async () => {
    await ask(`${employees.url}/employees`);
    const root = await collector.span(({ resource }) => resource === 'GET /employees');
    assert.deepEqual(
      [root.service, root.name, root.type, root.error, root.parent_id],
      ['employees', 'express.request', 'web', 0, 0n],
    );
    const { meta } = root;
    assert.deepEqual(
      [meta.env, meta.version, meta['http.route'], meta['http.status_code']],
      ['lab', '1.0.0', '/employees', '200'],
    );
    const query = await collector.span(({ trace_id, name }) => trace_id === root.trace_id && name === 'mysql.query');
    assert.deepEqual([query.service, query.type], ['employees-mysql', 'sql']);
    assert.match(query.resource, /^SELECT id, name, .* LIMIT 20 OFFSET 0$/);
    const line = await employees.logged('GET /employees');
    const { trace_id, span_id, ...names } = line.dd as Readonly<Record<string, string>>;
    assert.deepEqual(names, { service: 'employees', version: '1.0.0', env: 'lab' });
    assert.equal(trace_id, meta['_dd.p.tid'] + root.trace_id.toString(16).padStart(16, '0'));
    const logging = await collector.span((span) => span.span_id === BigInt(span_id ?? 0));
    assert.equal(logging.trace_id, root.trace_id);
  });

  test('what apm-app asks of employees is one trace over both and the database', async () => {
    const answer = JSON.parse(await ask(`${apmApp.url}/api/employees?per_page=2`));
    assert.equal(answer.data.length, 2);
    const root = await collector.span(
      ({ resource, service }) => resource === 'GET /api/employees' && service === 'apm-app',
    );
    const there = await collector.span(
      ({ trace_id, service, name }) =>
        trace_id === root.trace_id && service === 'employees' && name === 'express.request',
    );
    const call = await collector.span(({ span_id }) => span_id === there.parent_id);
    assert.deepEqual([call.service, call.name, call.meta['span.kind']], ['apm-app', 'http.request', 'client']);
    const query = await collector.span(
      ({ trace_id, service, name }) =>
        trace_id === root.trace_id && service === 'employees-mysql' && name === 'mysql.query',
    );
    assert.match(query.resource, /^SELECT id/);
  });

  test('a statement that is prepared again and again has the same resource each time', async () => {
    for (let i = 0; i < 3; i++) await ask(`${employees.url}/api/employees/7`);
    const requests = () => collector.spans.filter(({ resource }) => resource === 'GET /api/employees/:id');
    await collector.span(() => requests().length === 3);
    const traces = requests().map(({ trace_id }) => trace_id);
    const statements = collector.spans.filter(
      ({ trace_id, name }) => traces.includes(trace_id) && name === 'mysql.query',
    );
    assert.deepEqual(
      statements.map(({ resource }) => resource),
      Array(3).fill('SELECT id, name, email, phone, created_at, updated_at FROM employees WHERE id = ?'),
    );
  });

  test('the database sees which service and which trace a statement is of', async () => {
    const locker = await createConnection(databaseUrl);
    await locker.query('LOCK TABLES employees WRITE');
    const page = ask(`${employees.url}/employees?q=seen`);
    let statement = '';
    while (!statement) {
      const [rows] = await locker.query('SHOW FULL PROCESSLIST');
      const infos = (rows as { readonly Info: string | null }[]).map(({ Info }) => Info ?? '');
      statement = infos.find((info) => info.includes('%seen%')) ?? '';
    }
    await locker.query('UNLOCK TABLES');
    await locker.end();
    await page;
    const [, traceId, spanId] =
      /^\/\*.*ddps='employees'.*traceparent='00-(\w{32})-(\w{16})-01'\*\/ SELECT/.exec(statement) ?? [];
    assert.ok(traceId, statement);
    const query = await collector.span(({ span_id }) => span_id === BigInt(`0x${spanId}`));
    assert.equal(query.service, 'employees-mysql');
    assert.equal(traceId.slice(16), query.trace_id.toString(16).padStart(16, '0'));
    assert.equal(query.meta['_dd.dbm_trace_injected'], 'true');
  });

  test('an error has its stack, a span by hand its place, a slow answer its time', async () => {
    await ask(`${apmApp.url}/api/error`);
    await ask(`${apmApp.url}/api/report`);
    await ask(`${apmApp.url}/api/slow?ms=20`);
    const failed = await collector.span(({ resource }) => resource === 'GET /api/error');
    assert.equal(failed.error, 1);
    assert.equal(failed.meta['error.message'], 'This endpoint fails on purpose');
    assert.match(failed.meta['error.stack'] ?? '', /services\/apm-app\/app\.ts/);
    const report = await collector.span(({ resource }) => resource === 'GET /api/report');
    const render = await collector.span(({ name }) => name === 'report.render');
    assert.deepEqual([render.trace_id, render.resource], [report.trace_id, 'employees-by-letter']);
    await collector.span(({ resource }) => resource === 'GET /api/slow');
  });

  test('only an agent is asked, and neither service has a key', () => {
    assert.ok(collector.asked.includes('PUT /v0.4/traces') || collector.asked.includes('POST /v0.4/traces'));
    for (const name of ['employees', 'apm-app']) {
      const text = readFileSync(path.join(projectRoot, 'config/services', `${name}.env`), 'utf8');
      assert.doesNotMatch(text, /API_KEY|APP_KEY/);
    }
  });
});
