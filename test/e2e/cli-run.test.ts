import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { labrador } from '../harness/labrador.ts';
import { startLab } from '../harness/start-lab.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-e2e-'));
after(() => rmSync(folder, { recursive: true }));

const printEnvironment = [process.execPath, '-p', 'JSON.stringify({ cwd: process.cwd(), env: process.env })'];

test('run gives its command the variables of a lab of its own, and takes everything away after it', async () => {
  const { status, stdout, stderr } = await labrador(['run', '--', ...printEnvironment], { folder });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  const { cwd, env } = JSON.parse(stdout) as { cwd: string; env: Record<string, string> };
  assert.equal(path.basename(cwd), path.basename(folder));
  assert.match(env.LABRADOR_URL ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(env.DATADOG_HOST, env.LABRADOR_URL);
  assert.equal(env.DD_AGENT_HOST, '127.0.0.1');
  assert.match(env.DD_DOGSTATSD_PORT ?? '', /^[1-9]\d*$/);
  assert.match(env.DD_API_KEY ?? '', /^[0-9a-f]{32}$/);
  assert.match(env.DD_APP_KEY ?? '', /^[0-9a-f]{40}$/);
  assert.equal(env.DD_INSTRUMENTATION_TELEMETRY_ENABLED, 'false');
  assert.match(env.DD_TRACE_AGENT_URL ?? '', /^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  assert.equal(env.DD_TRACE_AGENT_URL, `http://127.0.0.1:${env.DD_TRACE_AGENT_PORT}`);
  assert.equal(env.NODE_COMPILE_CACHE, undefined);
  assert.equal(existsSync(env.LABRADOR_DATA_DIR ?? folder), false);
  await assert.rejects(fetch(`${env.LABRADOR_URL}/api/v1/validate`));
});

test('run exits as its command does', async () => {
  const [exit, signal, missing] = await Promise.all([
    labrador(['run', '--', 'sh', '-c', 'exit 3']),
    labrador(['run', 'sh', '-c', 'kill -TERM $$']),
    labrador(['run', '--', path.join(folder, 'no-such-command')]),
  ]);
  assert.equal(exit.status, 3);
  assert.equal(signal.status, 128 + 15);
  assert.equal(missing.status, 127);
  assert.match(missing.stderr, /no-such-command: command not found/);
});

test('run --data keeps the data', async () => {
  const data = path.join(folder, 'data');
  assert.equal((await labrador(['run', '--data', data, '--', 'true'])).status, 0);
  assert.ok(existsSync(data));
});

test("a user's own keys reach no process of the lab, and the command gets the lab's", async () => {
  const lab = await startLab({ with: ['agent'], env: { DD_API_KEY: 'f'.repeat(32), DD_APP_KEY: 'f'.repeat(40) } });
  after(() => lab.stop());
  assert.notEqual(lab.env.DD_API_KEY, 'f'.repeat(32));
  assert.notEqual(lab.env.DD_APP_KEY, 'f'.repeat(40));
  const { stdout } = await labrador(['status', '--json'], { env: { ...lab.env } });
  const { processes } = JSON.parse(stdout) as { processes: { name: string; status: { pid: number } }[] };
  assert.deepEqual(
    processes.map(({ name }) => name),
    ['agent', 'backend'],
  );
  // Elsewhere than on Linux the variables of a process cannot be read; the unit test of childEnvironment remains.
  for (const { status } of existsSync('/proc/self/environ') ? processes : []) {
    const variables = readFileSync(`/proc/${status.pid}/environ`, 'utf8');
    assert.match(variables, /LABRADOR_DATA_DIR=/);
    assert.doesNotMatch(variables, /DD_API_KEY|DD_APP_KEY|ffff/);
  }
});

test('a lab that cannot start is status 1 with its last lines; the command is not run', async () => {
  const { status, stdout, stderr } = await labrador(['run', '--', 'echo', 'ran'], {
    env: { DD_BIND_HOST: '192.0.2.1' },
  });
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /Cannot start backend: it ended with status 1; the last it wrote:\n {2}\| .*backend/);
});

test('a process that dies under the command ends both with status 1', async () => {
  const script = `
    const { execFileSync } = require('node:child_process');
    const status = JSON.parse(execFileSync(process.argv[1], ['status', '--json']));
    process.kill(status.processes.find(({ name }) => name === 'backend').status.pid, 'SIGKILL');
    setInterval(() => {}, 1000);
  `;
  const { status, stderr } = await labrador(['run', '--', process.execPath, '-e', script, path.resolve('labrador')]);
  assert.equal(status, 1);
  assert.match(stderr, /backend died with signal SIGKILL/);
});

test('my_metric arrives: expect holds, fails with the value, and status shows the check', async () => {
  const lab = await startLab({ with: ['agent'] });
  after(() => lab.stop());
  const env = { ...lab.env };
  const holds = await labrador(['expect', 'avg:my_metric{*}', '>= 0', '--within', '10s'], { env });
  assert.equal(holds.status, 0, holds.stdout + holds.stderr);
  const fails = await labrador(['expect', 'avg:my_metric{*} by {host}', '> 1000', '--within', '0s'], { env });
  assert.equal(fails.status, 1);
  assert.match(
    fails.stdout,
    /avg:my_metric\{\*\} by \{host\} > 1000: does not hold within 0s\n {2}host:\S+: \d+ at 20/,
  );
  const refused = await labrador(['expect', 'nonsense(', '> 1'], { env });
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /status 400/);
  const status = await labrador(['status'], { env });
  assert.equal(status.status, 0);
  assert.match(status.stdout, /Instance ID: my_metric:\S+ \[OK\]\n(.*\n)*?.*Total Runs: 1\n(.*\n)*?.*Errors: 0,/);
});
