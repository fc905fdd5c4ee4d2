import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { createConnection } from 'mysql2/promise';
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

test('traffic to nobody is status 1 and says where it looked', async () => {
  const env = { EMPLOYEES_URL: 'http://127.0.0.1:1', APM_APP_URL: 'http://127.0.0.1:2' };
  const { status, stderr } = await labrador(['traffic', '--for', '1s'], { env });
  assert.equal(status, 1);
  assert.match(stderr, /nothing answers at http:\/\/127\.0\.0\.1:1 and http:\/\/127\.0\.0\.1:2; start the lab by/);
});
