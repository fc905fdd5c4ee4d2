import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { serveStatus } from '../../lib/lifecycle/status-socket.ts';
import { assertNotRunning, clientVariables } from './lab.ts';
import { processRows } from './processes.ts';

function shownKey(config: object): string | undefined {
  const variables = clientVariables(new Map(), '/d', datadogSchema.parse(config));
  return variables.find(({ name }) => name === 'DD_API_KEY')?.value;
}

test('without keys clients on loopback get a placeholder; configured keys are shown; elsewhere there is none', () => {
  assert.match(shownKey({}) ?? '', /^[0-9a-f]{32}$/);
  assert.equal(shownKey({ api_key: 'mine' }), 'mine');
  assert.equal(shownKey({ app_key: 'mine' }), undefined);
  assert.equal(shownKey({ bind_host: '0.0.0.0' }), undefined);
  assert.equal(shownKey({ api_key: 'ENC[key]' }), undefined);
});

test('a data folder with a process that answers is refused, with its pid', async (context) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'labrador-'));
  context.after(() => rmSync(dataDir, { recursive: true }));
  await assertNotRunning(dataDir, processRows);
  const status = { name: 'agent', pid: 7, version: '0', startedAtMs: 0, rssBytes: 0, endpoints: {} };
  const server = await serveStatus({ dataDir, name: 'agent' }, () => status);
  context.after(() => server.close());
  await assert.rejects(assertNotRunning(dataDir, processRows), /already runs on .*\(agent, pid 7\)/);
});
