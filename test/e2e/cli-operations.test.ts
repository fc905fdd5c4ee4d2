import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { readCapture } from '../../cli/dogstatsd/read-capture.ts';
import { labrador } from '../harness/labrador.ts';
import { startLab } from '../harness/start-lab.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-operations-'));
after(() => rmSync(folder, { recursive: true }));

test('health, diagnose and hostname of a lab that runs', async () => {
  const lab = await startLab({ with: ['backend', 'agent'] });
  after(() => lab.stop());
  const env = { ...lab.env };

  const health = await labrador(['health'], { env });
  assert.equal(health.status, 0);
  assert.match(
    health.stdout,
    /^Agent health: PASS\n=== 4 healthy components ===\nagent, collector, backend, monitors\n$/,
  );

  const diagnosed = await labrador(['diagnose', '--json'], { env });
  assert.equal(diagnosed.status, 0, diagnosed.stdout);
  const diagnoses = JSON.parse(diagnosed.stdout) as { name: string; result: string }[];
  assert.deepEqual(
    diagnoses.map(({ name, result }) => `${name} ${result}`),
    [
      'datadog.yaml PASS',
      'notify.yaml PASS',
      'documents PASS',
      'data folder PASS',
      'disk PASS',
      'backend, dogstatsd PASS',
      'backend, traces PASS',
      'backend, http PASS',
      'monitors PASS',
      'messages PASS',
    ],
  );

  const named = await labrador(['hostname', '--json'], { env: { ...env, DD_HOSTNAME: 'lab-7' } });
  assert.deepEqual(JSON.parse(named.stdout), { hostname: 'lab-7', provider: 'configuration' });
});

test('without a lab health fails and says so; diagnose looks at what there is', async () => {
  const health = await labrador(['health', '--data', folder]);
  assert.equal(health.status, 1);
  assert.match(health.stderr, /no lab runs on /);

  const missing = await labrador(['diagnose', '--data', path.join(folder, 'none')]);
  assert.equal(missing.status, 1);
  assert.match(missing.stdout, /FAIL \[data folder\] ENOENT.*\n {2}Name a folder/);
});

test('the name of the host is that of the system where none is configured', async () => {
  const { stdout } = await labrador(['hostname'], { folder });
  assert.equal(stdout, `${os.hostname()}\n`);
});

test('a flare is written into the data folder, and its place is told', async () => {
  const data = path.join(folder, 'flare-data');
  const { status, stdout } = await labrador(['flare', '--data', data], { folder });
  assert.equal(status, 0);
  assert.equal(path.dirname(stdout.trimEnd()), path.join(data, 'flares'));
  assert.equal(statSync(stdout.trimEnd()).mode & 0o777, 0o600);
});

test('a flare has configuration without secrets, log and status, and is for its owner only', async () => {
  const config = path.join(folder, 'config');
  mkdirSync(path.join(config, 'conf.d', 'my_metric.d'), { recursive: true });
  writeFileSync(path.join(config, 'datadog.yaml'), 'app_key: geheim1\nenv: lab\n');
  writeFileSync(path.join(config, 'conf.d', 'my_metric.d', 'conf.yaml'), 'instances:\n  - password: geheim2\n');
  const data = path.join(folder, 'data');
  mkdirSync(path.join(data, 'logs'), { recursive: true });
  writeFileSync(path.join(data, 'logs', 'lab.log'), 'backend ready mysql://me:geheim3@h/d\nrefused: api_key=geheim5\n');
  const zip = path.join(folder, 'flare.zip');
  const env = { LABRADOR_CONFIG_DIR: config, DD_API_KEY: 'geheim4', DD_HOSTNAME: 'lab/7' };
  const { status, stderr } = await labrador(['flare', '--data', data, '--output', zip], { env });
  assert.equal(status, 0, stderr);
  assert.equal(statSync(zip).mode & 0o777, 0o600);
  const files = unzipSync(readFileSync(zip));
  const text = (name: string): string => strFromU8(files[`lab_7/${name}`] ?? new Uint8Array());
  assert.equal(text('etc/datadog.yaml'), 'app_key: ********\nenv: lab\n');
  assert.equal(text('etc/confd/my_metric.d/conf.yaml'), 'instances:\n  - password: ********\n');
  assert.equal(text('logs/lab.log'), 'backend ready mysql://me:********@h/d\nrefused: api_key=********\n');
  assert.match(text('envvars.log'), /^DD_API_KEY=\*{8}$/m);
  assert.match(text('config-check.log'), /=== my_metric check ===/);
  assert.match(text('diagnose.log'), /PASS \[datadog.yaml\]/);
  assert.ok(Object.values(files).every((bytes) => !strFromU8(bytes).includes('geheim')));
});

test('what DogStatsD receives is captured, and replayed', async () => {
  const lab = await startLab({ with: ['backend'] });
  after(() => lab.stop());
  const env = { ...lab.env };
  const started = await labrador(['dogstatsd-capture', '--duration', '1s', '--json'], { env });
  assert.equal(started.status, 0, started.stderr);
  const { file } = JSON.parse(started.stdout) as { file: string };
  await sendPacket('captured:7|g', Number(lab.env.DD_DOGSTATSD_PORT));
  // The file is whole when its time is over.
  let packets: readonly { payload: Buffer }[] = [];
  while (packets.length === 0) packets = await readCapture(file).catch(() => []);
  assert.deepEqual(
    packets.map(({ payload }) => String(payload)),
    ['captured:7|g'],
  );
  const replayed = await labrador(['dogstatsd-replay', '--file', file, '--loops', '2', '--json'], { env });
  assert.deepEqual(JSON.parse(replayed.stdout), { sent: 2, to: `127.0.0.1:${lab.env.DD_DOGSTATSD_PORT}` });
});

test('samples are counted by metric when that is switched on', async () => {
  const lab = await startLab({ with: ['backend'] });
  after(() => lab.stop());
  const env = { ...lab.env };
  const off = await labrador(['dogstatsd-stats'], { env });
  assert.equal(off.status, 1);
  assert.match(off.stderr, /--enable.*dogstatsd_metrics_stats_enable/);
  const both = await labrador(['dogstatsd-stats', '--enable', '--disable'], { env });
  assert.equal(both.status, 2);
  const on = await labrador(['dogstatsd-stats', '--enable'], { env });
  assert.deepEqual([on.status, on.stdout], [0, 'No metrics processed yet.\n']);
  await sendPacket('counted:7|g\ncounted:8|g', Number(lab.env.DD_DOGSTATSD_PORT));
  let metrics: readonly { name: string; count: number }[] = [];
  while (!metrics.some(({ name }) => name === 'counted')) {
    const { stdout } = await labrador(['dogstatsd-stats', '--json'], { env });
    metrics = (JSON.parse(stdout) as { metrics: typeof metrics }).metrics;
  }
  assert.equal(metrics.find(({ name }) => name === 'counted')?.count, 2);
  assert.match(
    (await labrador(['dogstatsd-stats'], { env })).stdout,
    /^Metric +\| Count +\| Last Seen\n[\s\S]*\ncounted +\| 2 /,
  );
  assert.equal((await labrador(['dogstatsd-stats', '--disable'], { env })).status, 0);
  assert.equal((await labrador(['dogstatsd-stats'], { env })).status, 1);
});

function sendPacket(text: string, port: number): Promise<void> {
  const socket = dgram.createSocket('udp4');
  return new Promise((resolve) => {
    socket.send(text, port, '127.0.0.1', () => socket.close(resolve));
  });
}
