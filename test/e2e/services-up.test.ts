import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import { UpProcess } from '../harness/up-process.ts';

const banner = /Labrador \S+ is running\n(.*\n)*? +Ctrl-C stops it\./;

/** The status of a page; 0 when nobody answers. */
async function ask(url: string): Promise<number> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(20_000) })).status;
  } catch {
    return 0;
  }
}

/** Asks until the answer is this. */
async function askUntil(url: string, status: number): Promise<void> {
  while ((await ask(url)) !== status) await pause();
}

test('up brings the services; they serve without the backend, and what dies comes back where it was', async (context) => {
  const up = new UpProcess();
  context.after(() => up.remove());
  const [shown] = await up.wrote(banner);
  const employees = /Employees +(http:\S+)/.exec(shown)?.[1] ?? '';
  const apmApp = /APM app +(http:\S+)/.exec(shown)?.[1] ?? '';
  assert.ok(shown.includes(`export EMPLOYEES_URL=${employees}\n`));
  assert.ok(shown.includes(`export APM_APP_URL=${apmApp}\n`));
  assert.ok(shown.includes(`export LAB_MYSQL_URL="$(cat ${up.dataDir}/mysql/employees.url)"\n`));
  const password = readFileSync(path.join(up.dataDir, 'mysql/employees.password'), 'utf8').trim();
  assert.ok(!up.output.includes(password));
  assert.equal(await ask(`${employees}/employees`), 200);
  assert.equal(await ask(`${apmApp}/api/employees`), 200);
  const pidOf = async (name: string): Promise<number> => (await readStatus({ dataDir: up.dataDir, name }))?.pid ?? 0;

  process.kill(await pidOf('backend'), 'SIGKILL');
  await up.wrote(/backend died with signal SIGKILL/);
  assert.equal(await ask(`${apmApp}/api/employees`), 200);
  await up.wrote(/backend is up again/);
  assert.equal(await ask(`${apmApp}/api/employees`), 200);

  const serverPid = Number(readFileSync(path.join(up.dataDir, 'mysql/server.pid'), 'utf8'));
  process.kill(serverPid, 'SIGKILL');
  await up.wrote(/the server is up again/);
  await askUntil(`${employees}/employees`, 200);

  process.kill(await pidOf('mysql'), 'SIGKILL');
  await up.wrote(/mysql is up again/);
  await askUntil(`${employees}/employees`, 200);

  process.kill(await pidOf('employees'), 'SIGKILL');
  await up.wrote(/employees is up again/);
  assert.equal(await ask(`${apmApp}/api/employees`), 200);

  assert.equal(await up.stop('SIGINT'), 0);
  assert.match(up.output, /stopped\n$/);
  assert.doesNotMatch(up.output, /was killed/);
  assert.equal(await ask(`${employees}/employees`), 0);
});

test('a lab whose database cannot be had runs without it and says so', async (context) => {
  const up = new UpProcess({ env: { MYSQL_URL: 'postgres://nobody@localhost/x' } });
  context.after(() => up.remove());
  const [shown] = await up.wrote(banner);
  assert.match(up.output, /mysql +fatal +Cannot use MYSQL_URL: it must have the form/);
  assert.match(shown, /Left out: Cannot start mysql: it ended with status 1\n/);
  assert.match(shown, /Left out: Cannot start employees: it needs mysql\n/);
  const apmApp = /APM app +(http:\S+)/.exec(shown)?.[1] ?? '';
  assert.equal(await ask(apmApp), 200);
  assert.equal(await up.stop('SIGTERM'), 0);
});

test('when the supervisor is killed the services stop by themselves, and so does the database server', async (context) => {
  const up = new UpProcess();
  context.after(() => up.remove());
  await up.wrote(banner);
  const serverPid = Number(readFileSync(path.join(up.dataDir, 'mysql/server.pid'), 'utf8'));
  const places = ['mysql', 'employees', 'apm-app'].map((name) => ({ dataDir: up.dataDir, name }));
  for (const place of places) assert.ok(await readStatus(place));
  await up.stop('SIGKILL');
  for (const place of places) while (await readStatus(place)) await pause();
  while (isRunning(serverPid)) await pause();
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
