/**
 * Records what the dd-trace of node_modules sends, for tests of lib/codec/traces and lib/codec/client-stats:
 * `node test/clients/record-traces.ts`. Payloads are as they were sent; nothing in them tells of this machine.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const app = fileURLToPath(new URL('./traced-express.ts', import.meta.url));
const register = import.meta.resolve('dd-trace/register.js');

/** Variables of dd-trace → the file that its payload of traces goes to. */
const recordings: readonly (readonly [Readonly<Record<string, string>>, file: string])[] = [
  [{}, 'dd-trace-v04'],
  [{ DD_TRACE_NATIVE_SPAN_EVENTS: 'true' }, 'dd-trace-v04-events'],
  [{ DD_TRACE_AGENT_PROTOCOL_VERSION: '0.5' }, 'dd-trace-v05'],
];

for (const [env, file] of recordings) {
  const { front, back } = await record(env, '/traces');
  save('traces', `${file}-front`, front);
  save('traces', `${file}-back`, back);
}
save('client-stats', 'dd-trace-stats', (await record({ DD_TRACE_STATS_COMPUTATION_ENABLED: 'true' }, '/stats')).front);

/** The first bodies that the two services send to a path that ends so. */
async function record(env: Readonly<Record<string, string>>, door: string) {
  const front = await listen(door);
  const back = await listen(door);
  const backApp = await start({ ...env, DD_SERVICE: 'stock', DD_TRACE_AGENT_PORT: String(back.port) });
  const frontEnv = { ...env, DD_SERVICE: 'shop', DD_TRACE_AGENT_PORT: String(front.port), BACK_URL: backApp.url };
  const frontApp = await start(frontEnv);
  for (const target of ['/items/7', '/items/8?q=1', '/error']) {
    await (await fetch(`${frontApp.url}${target}`, { headers: { 'user-agent': 'shopper' } })).text();
  }
  const bodies = { front: await front.body, back: await back.body };
  for (const each of [frontApp, backApp]) each.end();
  front.close();
  back.close();
  return bodies;
}

/** An agent that takes everything. */
async function listen(door: string) {
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url?.endsWith(door)) bodies.push(Buffer.concat(parts));
      response.end('{"rate_by_service":{}}');
      if (bodies.length > 0) server.emit('recorded');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const body = once(server, 'recorded').then(() => bodies[0] as Buffer);
  return { port, body, close: () => server.close() };
}

async function start(env: Readonly<Record<string, string>>) {
  // The name of the folder is told in the process's tags.
  const cwd = path.join(mkdtempSync(path.join(os.tmpdir(), 'labrador-')), 'app');
  mkdirSync(cwd);
  const child = spawn(process.execPath, ['--import', register, app], {
    cwd,
    env: {
      PATH: process.env.PATH,
      NODE_PATH: path.join(root, 'node_modules'),
      DD_ENV: 'lab',
      DD_VERSION: '1.2.3',
      // All of it in one payload.
      DD_TRACE_FLUSH_INTERVAL: '1500',
      DD_TRACE_STARTUP_LOGS: 'false',
      DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false',
      DD_REMOTE_CONFIGURATION_ENABLED: 'false',
      DD_TRACE_GIT_METADATA_ENABLED: 'false',
      DD_CODE_ORIGIN_FOR_SPANS_ENABLED: 'false',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [url] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { url: url.trim(), end: () => child.stdin.end() };
}

function save(codec: string, file: string, body: Buffer): void {
  const folder = path.join(root, 'lib/codec', codec, 'recorded');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${file}.msgpack`), body);
}
