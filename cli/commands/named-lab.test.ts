import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { Command } from 'commander';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { addExport } from './export.ts';
import { addMonitor } from './monitor.ts';

/** A lab somewhere that answers everything with one body, and what it was asked. */
async function startElsewhere(t: TestContext, body: unknown) {
  const asked: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    asked.push(`${method} ${url} ${headers['dd-api-key']}`);
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Runs a command beside a folder on which no lab runs. */
async function run(t: TestContext, args: readonly string[], variables: NodeJS.ProcessEnv) {
  const dir = mkdtempSync(path.join(tmpdir(), 'labrador-named-'));
  t.after(() => rmSync(dir, { recursive: true }));
  writeFileSync(path.join(dir, 'monitor.json'), '{}');
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const env = { LABRADOR_DATA_DIR: dir, LABRADOR_CONFIG_DIR: dir, ...variables };
  const surroundings = { env, stdout, stderr, clock: new VirtualClock(0), onSignal: () => () => {} };
  let status: number | undefined;
  const program = new Command();
  for (const add of [addExport, addMonitor])
    add(program, surroundings, async (result) => {
      status = await result;
    });
  const placed = args.map((each) => each.replace('DIR', dir));
  await program.parseAsync(placed, { from: 'user' });
  return { status, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
}

test('export asks the lab at LABRADOR_URL, with its keys; --data goes first', async (t) => {
  const { url, asked } = await startElsewhere(t, { id: 7, name: 'x', query: 'q', options: {} });
  const variables = { LABRADOR_URL: url, DD_API_KEY: 'k' };
  const printed = await run(t, ['export', 'monitor', '7', '--output', '-'], variables);
  assert.deepEqual([printed.status, printed.stderr], [0, '']);
  assert.equal(JSON.parse(printed.stdout).id, 7);
  assert.deepEqual(asked, ['GET /api/v1/monitor/7 k']);
  const ofFolder = await run(t, ['export', 'monitor', '7', '--data', 'DIR'], variables);
  assert.equal(ofFolder.status, 1);
  assert.match(ofFolder.stderr, /^labrador export: no lab runs on /);
  assert.equal(asked.length, 1);
});

test('a backtest asks the lab at LABRADOR_URL, with its keys', async (t) => {
  const { url, asked } = await startElsewhere(t, { transitions: [] });
  const variables = { LABRADOR_URL: url, DD_API_KEY: 'k' };
  const answer = await run(t, ['monitor', 'backtest', 'DIR/monitor.json', '--json'], variables);
  assert.deepEqual([answer.status, JSON.parse(answer.stdout)], [0, { transitions: [] }]);
  assert.deepEqual(asked, ['POST /labrador/api/monitors/backtest k']);
});

test('where nobody answers at LABRADOR_URL that is said', async (t) => {
  const answer = await run(t, ['export', 'monitor', '7'], { LABRADOR_URL: 'http://127.0.0.1:1' });
  assert.equal(answer.status, 1);
  assert.match(answer.stderr, /^labrador export: no lab answers at http:\/\/127\.0\.0\.1:1 \(.+\)\n$/);
});
