import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isReadyMessage } from '../../lib/lifecycle/ready.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';

const entry = fileURLToPath(new URL('./main.ts', import.meta.url));

test('it serves without a tracer, tells its status and its log, and ends in good order', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'apm-app-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'apm-app.log');
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, PORT: '0', LABRADOR_DATA_DIR: folder, LOG_FILE: file },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  t.after(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const [message]: unknown[] = await Promise.race([once(child, 'message'), exited]);
  assert.ok(isReadyMessage(message));
  const url = message.endpoints.apm_app ?? '';
  assert.equal(await (await fetch(url)).text(), 'Entrypoint to the Application');
  assert.equal((await fetch(`${url}/api/report`)).status, 502);
  const status = await readStatus({ dataDir: folder, name: 'apm-app' });
  assert.deepEqual([status?.pid, status?.endpoints], [child.pid, { apm_app: url }]);
  child.kill('SIGTERM');
  assert.deepEqual(await exited, [0, null]);
  assert.match(
    readFileSync(file, 'utf8'),
    /"http":\{"method":"GET","url":"\/","status_code":200\},"duration":\d+,"msg":"GET \/"/,
  );
});

test('wrong settings end it with a text that names them', () => {
  const run = spawnSync(process.execPath, [entry], { env: { PATH: process.env.PATH, PORT: 'x' }, encoding: 'utf8' });
  assert.equal(run.status, 1);
  assert.match(run.stderr, /Cannot start apm-app: PORT must be a whole number from 0 to 65535/);
});
