import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { client, v1, v2 } from '@datadog/datadog-api-client';
import { isReadyMessage } from '../../lib/lifecycle/ready.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import type { BackendStatus, Endpoints } from '../../lib/model/process-status.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'labrador-backend-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Backend {
  readonly endpoints: Endpoints;
  readonly dataDir: string;
  stop(): Promise<number | null>;
}

/** Starts the real process on free ports. @returns its endpoints, or its log when it ends instead */
async function startBackend(
  name: string,
  config = '',
): Promise<Backend | { readonly log: string; readonly code: number | null }> {
  const configDir = mkdtempSync(path.join(folder, `${name}-config-`));
  writeFileSync(path.join(configDir, 'datadog.yaml'), config);
  const dataDir = path.join(folder, name);
  const env = {
    PATH: process.env.PATH,
    ...(process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}),
    LABRADOR_CONFIG_DIR: configDir,
    LABRADOR_DATA_DIR: dataDir,
    DD_LABRADOR_PORT: '0',
    DD_DOGSTATSD_PORT: '0',
    DD_APM_RECEIVER_PORT: '0',
  };
  const child: ChildProcess = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  after(() => child.kill('SIGKILL'));
  let log = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const ready = once(child, 'message').then(([message]) => message as unknown);
  const first = await Promise.race([ready, exited]);
  if (!isReadyMessage(first)) return { log, code: await exited };
  return {
    endpoints: first.endpoints,
    dataDir,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

async function startReady(name: string, config = ''): Promise<Backend> {
  const backend = await startBackend(name, config);
  assert.ok('stop' in backend, JSON.stringify(backend));
  return backend;
}

function clientOf(backend: Backend, keys = { apiKeyAuth: 'any', appKeyAuth: 'any' }) {
  return client.createConfiguration({
    baseServer: new client.BaseServerConfiguration(backend.endpoints.http ?? '', {}),
    authMethods: keys,
  });
}

/** Asks again until the answer satisfies, for what the store takes over a moment later. */
async function eventually<Value>(ask: () => Promise<Value>, satisfies: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    const value = await ask();
    if (satisfies(value) || tries === 200) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('the official client, unmodified: validate, submit by both versions, query; what was accepted survives SIGTERM', async () => {
  const backend = await startReady('client');
  const configuration = clientOf(backend);
  assert.deepEqual((await new v1.AuthenticationApi(configuration).validate()).valid, true);

  const nowS = Math.floor(Date.now() / 1000);
  const metricsV1 = new v1.MetricsApi(configuration);
  const metricsV2 = new v2.MetricsApi(configuration);
  const answerV1 = await metricsV1.submitMetrics({
    body: { series: [{ metric: 'by.v1', points: [[nowS, 41]], host: 'h1', tags: ['a:1'], type: 'gauge' }] },
  });
  assert.equal(answerV1.status, 'ok');
  for (const contentEncoding of ['gzip', 'deflate'] as const) {
    const resources = [{ type: 'host', name: contentEncoding }];
    const answer = await metricsV2.submitMetrics({
      contentEncoding,
      body: {
        series: [{ metric: 'by.v2', type: 3, points: [{ timestamp: nowS, value: 42 }], resources, tags: ['b:2'] }],
      },
    });
    assert.deepEqual(answer.errors, []);
  }
  const query = async (text: string) => {
    const answer = await metricsV1.queryMetrics({ from: nowS - 60, to: nowS + 60, query: text });
    return (answer.series ?? []).map(({ scope, pointlist }) => [scope, ...(pointlist ?? []).map(([, value]) => value)]);
  };
  assert.deepEqual(
    await eventually(
      () => query('avg:by.v1{a:1}'),
      (series) => series.length > 0,
    ),
    [['a:1', 41]],
  );
  const grouped = await eventually(
    () => query('avg:by.v2{b:2} by {host}'),
    (series) => series.length > 1,
  );
  assert.deepEqual(
    grouped.map(([, value]) => value),
    [42, 42],
  );

  const event = await new v1.EventsApi(configuration).createEvent({ body: { title: 't', text: 'x', tags: ['c:3'] } });
  assert.equal(event.status, 'ok');
  await new v1.ServiceChecksApi(configuration).submitServiceCheck({
    body: [{ check: 'app.ok', hostName: 'h1', status: 0, tags: [] }],
  });

  const status = await readStatus<BackendStatus>({ dataDir: backend.dataDir, name: 'backend' });
  assert.equal(status?.counters['intake.accepted.series_points'], 3);
  assert.equal(status?.counters['intake.accepted.service_checks'], 1);
  assert.equal(await backend.stop(), 0);

  const again = await startReady('client');
  const after = new v1.MetricsApi(clientOf(again));
  const stored = await after.queryMetrics({ from: nowS - 60, to: nowS + 60, query: 'avg:by.v1{*}' });
  assert.equal(stored.series?.[0]?.pointlist?.[0]?.[1], 41);
  const events = await new v1.EventsApi(clientOf(again)).listEvents({ start: nowS - 60, end: nowS + 60, tags: 'c:3' });
  assert.deepEqual(
    events.events?.map(({ title }) => title),
    ['t'],
  );
  assert.equal(await again.stop(), 0);
});

test('a gauge by DogStatsD is on a graph before its bucket closes', async () => {
  const backend = await startReady('dogstatsd');
  const socket = dgram.createSocket('udp4');
  const { hostname, port } = new URL(backend.endpoints.dogstatsd ?? '');
  socket.send('my_metric:7|g|#a:b', Number(port), hostname);
  const metrics = new v1.MetricsApi(clientOf(backend));
  const nowS = Math.floor(Date.now() / 1000);
  const answer = await eventually(
    () => metrics.queryMetrics({ from: nowS - 60, to: nowS + 60, query: 'avg:my_metric{a:b}' }),
    ({ series }) => (series ?? []).length > 0,
  );
  socket.close();
  assert.equal(answer.series?.[0]?.pointlist?.[0]?.[1], 7);
  assert.equal(await backend.stop(), 0);
});

test('keys that are configured are asked of the official client too', async () => {
  const backend = await startReady('keys', 'api_key: aaaa\napp_key: bbbb\n');
  const validate = (apiKeyAuth: string) =>
    new v1.AuthenticationApi(clientOf(backend, { apiKeyAuth, appKeyAuth: 'bbbb' })).validate();
  assert.equal((await validate('aaaa')).valid, true);
  await assert.rejects(validate('wrong'), (error: { code?: number; body?: { errors?: string[] } }) => {
    assert.equal(error.code, 403);
    assert.deepEqual(error.body?.errors, ['Forbidden']);
    return true;
  });
  assert.equal(await backend.stop(), 0);
});

test('beyond loopback it does not start without keys', async () => {
  const refused = await startBackend('open', 'bind_host: 0.0.0.0\n');
  assert.ok('log' in refused);
  assert.equal(refused.code, 1);
  assert.match(refused.log, /Cannot listen on 0\.0\.0\.0 without keys/);
});

test('a socket in a folder that is not there ends the start with one line that says so, without a stack', async () => {
  const refused = await startBackend('no-folder', `dogstatsd_stream_socket: ${folder}/none/dsd.socket\n`);
  assert.ok('log' in refused);
  assert.equal(refused.code, 1);
  const lines = refused.log.trim().split('\n');
  assert.equal(lines.length, 1, refused.log);
  const { level, msg, err } = JSON.parse(lines[0] ?? '') as { level: number; msg: string; err?: unknown };
  assert.deepEqual([level, err], [60, undefined]);
  assert.equal(
    msg,
    `Cannot listen for DogStatsD on the Unix socket ${folder}/none/dsd.socket: the folder ${folder}/none does not exist; ` +
      'make it or set dogstatsd_stream_socket in datadog.yaml to a path elsewhere',
  );
});

test('what is wrong in datadog.yaml is logged at its own level', async () => {
  const refused = await startBackend('levels', 'bind_host: 0.0.0.0\nlabrador:\n  zoo: 1\n  max_disk: lots\n');
  assert.ok('log' in refused);
  const lines = refused.log.trim().split('\n');
  // Two streams bring them, each in its order.
  const levels = lines.map((line) => (JSON.parse(line) as { level: number }).level).sort((a, b) => a - b);
  assert.deepEqual(levels, [40, 50, 60], refused.log);
});

test('a second backend on the same data folder is refused, and the first goes on', async () => {
  const first = await startReady('twice');
  const second = await startBackend('twice');
  assert.ok('log' in second);
  assert.equal(second.code, 1);
  assert.equal((await fetch(`${first.endpoints.http}/api/v1/validate`)).status, 200);
  assert.ok(await readStatus({ dataDir: first.dataDir, name: 'backend' }));
  assert.equal(await first.stop(), 0);
});

test('a taken port is named with its setting', async () => {
  const first = await startReady('port');
  const { port } = new URL(first.endpoints.http ?? '');
  // Ports given by the environment win over the file, hence a start of its own.
  const child = spawn(process.execPath, [main], {
    env: {
      LABRADOR_CONFIG_DIR: folder,
      LABRADOR_DATA_DIR: path.join(folder, 'other'),
      DD_LABRADOR_PORT: port,
      DD_DOGSTATSD_PORT: '0',
      DD_APM_RECEIVER_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  assert.deepEqual(await once(child, 'exit'), [1, null]);
  assert.match(log, new RegExp(`port ${port} is taken; .* labrador\\.port`));
  assert.equal(await first.stop(), 0);
});
