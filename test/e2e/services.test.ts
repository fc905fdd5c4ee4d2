import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { createConnection } from 'mysql2/promise';
import type { SpanSearchResponse, TraceResponse } from '../../lib/api-types/spans.ts';
import { labrador } from '../harness/labrador.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';

/* The services of the lab over a real MySQL. Where there is none and none can be installed these tests fail. */

describe('a lab with its services', () => {
  let lab: TestLab;

  before(async () => {
    lab = await startLab({
      with: ['employees', 'apm-app'],
      // Of the user: for `up` only, and for anything but the services.
      env: {
        MYSQL_URL: 'mysql://nobody:secret@192.0.2.1/none',
        PORT: '1',
        DD_SERVICE: 'other',
        DD_API_KEY: 'f'.repeat(32),
      },
    });
  });

  after(() => lab.stop());

  test('the command has their addresses, and a URL of the database that works', async () => {
    const { APM_APP_URL = '', EMPLOYEES_URL = '', LAB_MYSQL_URL = '' } = lab.env;
    const starter = ['/', '/api/apm', '/api/trace'].map(async (path) => (await fetch(APM_APP_URL + path)).text());
    assert.deepEqual(await Promise.all(starter), [
      'Entrypoint to the Application',
      'Getting APM Started',
      'Posting Traces',
    ]);
    assert.equal((await fetch(`${EMPLOYEES_URL}/employees`)).status, 200);
    const connection = await createConnection(LAB_MYSQL_URL);
    await connection.query('SELECT * FROM employees LIMIT 1');
    await connection.end();
  });

  test('apm-app asks employees, which asks the database', async () => {
    const person = { name: 'Ada Lovelace', email: 'ada.lovelace@example.com', phone: null };
    const made = await fetch(`${lab.env.EMPLOYEES_URL}/api/employees`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(person),
    });
    assert.equal(made.status, 201);
    const seen = await fetch(`${lab.env.APM_APP_URL}/api/employees`);
    assert.equal(seen.status, 200);
    assert.match(await seen.text(), /ada\.lovelace@example\.com/);
  });

  test('one trace goes through apm-app, employees and the database, with the statement and without what it was about', async () => {
    assert.equal((await fetch(`${lab.env.APM_APP_URL}/api/employees`)).status, 200);
    await expectSpans('service:apm-app resource_name:"GET /api/employees"', lab);
    await expectSpans('service:employees resource_name:"GET /api/employees"', lab);
    await expectSpans('service:employees-mysql', lab);
    const filter = new URLSearchParams({ 'filter[query]': 'service:apm-app resource_name:"GET /api/employees"' });
    const found = (await read(`/api/v2/spans/events?${filter}`, lab)) as SpanSearchResponse;
    const traceId = found.data[0]?.attributes.trace_id ?? '';
    const { data } = (await read(`/api/v2/trace/${traceId}`, lab)) as TraceResponse;
    const { spans } = data.attributes;
    assert.deepEqual([...new Set(spans.map(({ service }) => service))].sort(), [
      'apm-app',
      'employees',
      'employees-mysql',
    ]);
    const statements = spans.filter(({ service }) => service === 'employees-mysql').map(({ resource }) => resource);
    assert.ok(
      statements.some((statement) => /^SELECT .* FROM employees/i.test(statement)),
      statements.join('\n'),
    );
    assert.ok(statements.every((statement) => !/LIMIT \d/i.test(statement)));
  });

  test('status shows them; none has a key, and each sends to this lab’s backend', async () => {
    const { stdout } = await labrador(['status', '--json'], { env: { ...lab.env } });
    const { processes } = JSON.parse(stdout) as { processes: { name: string; status: { pid: number } }[] };
    assert.deepEqual(
      processes.map(({ name }) => name),
      ['apm-app', 'backend', 'employees', 'mysql'],
    );
    // Elsewhere than on Linux the variables of a process cannot be read; unit tests remain.
    if (!existsSync('/proc/self/environ')) return;
    for (const { name, status } of processes.filter((each) => ['apm-app', 'employees'].includes(each.name))) {
      const variables = readFileSync(`/proc/${status.pid}/environ`, 'utf8').split('\0');
      assert.ok(variables.includes(`DD_SERVICE=${name}`));
      assert.ok(variables.includes(`DD_DOGSTATSD_PORT=${lab.env.DD_DOGSTATSD_PORT}`));
      assert.deepEqual(
        variables.filter((each) => /API_KEY|APP_KEY|^LAB_MYSQL_URL/.test(each)),
        [],
      );
    }
  });

  test('traffic visits both, makes mistakes and meets errors, and says what came about', async () => {
    const { status, stdout } = await labrador(['traffic', '--rate', '40', '--for', '5s', '--seed', '3'], {
      env: { ...lab.env },
    });
    assert.equal(status, 0, stdout);
    const counts = (service: string): number[] =>
      [
        ...(new RegExp(`^ {2}${service} .*$`, 'm').exec(stdout)?.[0] ?? '').matchAll(
          /(\d+) (?=requests|refused|errors|without)/g,
        ),
      ].map(([, count]) => Number(count));
    const [requests = 0, refused = 0, ...bad] = counts('employees');
    assert.ok(requests > 50 && refused > 0, stdout);
    assert.deepEqual(bad, [0, 0], stdout);
    const [, , errors = 0, unanswered] = counts('apm-app');
    assert.ok(errors > 0, stdout);
    assert.equal(unanswered, 0, stdout);
  });
});

/** Waits until spans that match are stored. */
async function expectSpans(search: string, lab: TestLab): Promise<void> {
  const { status, stdout, stderr } = await labrador(['expect', '--spans', search, '>= 1', '--within', '10s'], {
    env: { ...lab.env },
  });
  assert.equal(status, 0, stdout + stderr);
}

async function read(path: string, lab: TestLab): Promise<unknown> {
  const response = await fetch(lab.url + path);
  assert.equal(response.status, 200);
  return response.json();
}

test('traffic to nobody is status 1 and says where it looked', async () => {
  const env = { EMPLOYEES_URL: 'http://127.0.0.1:1', APM_APP_URL: 'http://127.0.0.1:2' };
  const { status, stderr } = await labrador(['traffic', '--for', '1s'], { env });
  assert.equal(status, 1);
  assert.match(stderr, /nothing answers at http:\/\/127\.0\.0\.1:1 and http:\/\/127\.0\.0\.1:2; start the lab by/);
});
