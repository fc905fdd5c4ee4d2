import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import { freePorts } from '../harness/free-ports.ts';
import { labrador } from '../harness/labrador.ts';
import { UpProcess } from '../harness/up-process.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-up-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const banner = /Labrador \S+ is running\n(.*\n)*? +Ctrl-C stops it\./;

test('up shows one banner with URLs and variables, restarts what dies where it was, and stops at SIGINT', async (context) => {
  const up = new UpProcess({ args: ['--without', 'mysql,employees,apm-app'] });
  context.after(() => up.remove());
  await up.wrote(banner);
  const url = /Console, API +(http:\S+)/.exec(up.output)?.[1] ?? '';
  assert.ok(up.output.includes(`export LABRADOR_URL=${url}\n`));
  assert.ok(up.output.includes(`export LABRADOR_DATA_DIR=${up.dataDir}\n`));
  assert.equal((await fetch(`${url}/api/v1/validate`)).status, 200);

  const second = await labrador(['up', '--data', up.dataDir], { env: freePorts });
  assert.equal(second.status, 1);
  assert.match(second.stderr, /a lab already runs on .* \(backend, pid \d+\); stop it or choose another folder/);

  const before = await readStatus({ dataDir: up.dataDir, name: 'backend' });
  assert.ok(before);
  process.kill(before.pid, 'SIGKILL');
  await up.wrote(
    /backend died with signal SIGKILL; the last it wrote:\n {2}\| .*\n(.*\n)*.*starting backend again in 0\.5 s/,
  );
  await up.wrote(/backend is up again/);
  assert.equal((await fetch(`${url}/api/v1/validate`)).status, 200);

  assert.equal(await up.stop('SIGINT'), 0);
  assert.match(up.output, /stopped\n$/);
  assert.equal(up.output.match(/is running/g)?.length, 1);
  await assert.rejects(fetch(url));
});

test('when the supervisor is killed its processes stop by themselves', async (context) => {
  const up = new UpProcess({ args: ['--without', 'mysql,employees,apm-app'] });
  context.after(() => up.remove());
  await up.wrote(banner);
  const places = ['backend', 'agent'].map((name) => ({ dataDir: up.dataDir, name }));
  for (const place of places) assert.ok(await readStatus(place));
  await up.stop('SIGKILL');
  // They answer until they stop; a socket that is left behind would answer nothing at once.
  for (const place of places) while (await readStatus(place)) await turn();
  const third = await labrador(['run', '--data', up.dataDir, '--', 'true']);
  assert.equal(third.status, 0, third.stderr);
});

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('a taken port is named with its setting, and nothing is started', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  after(() => taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as net.AddressInfo;
  const { status, stdout, stderr } = await labrador(
    ['up', '--port', String(port), '--data', path.join(folder, 'none')],
    { env: { ...freePorts, DD_LABRADOR_PORT: String(port) } },
  );
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(
    stderr,
    new RegExp(`port ${port}/tcp \\(console and API\\) is taken .* --port, DD_LABRADOR_PORT or labrador.port`),
  );
});
