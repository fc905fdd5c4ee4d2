import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { serveStatus } from '../../lib/lifecycle/status-socket.ts';
import { UsageError } from '../usage-error.ts';
import { answeringTargets } from './answering-targets.ts';
import { findTargets } from './find-targets.ts';

const config = datadogSchema.parse({ labrador: { apm_app_port: 5051 } });

test('a variable wins, then the lab that runs, then the configured port', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'labrador-'));
  t.after(() => rmSync(dataDir, { recursive: true }));
  const hrefs = async (env: NodeJS.ProcessEnv): Promise<string[]> =>
    Object.values(await findTargets({ env, dataDir, config })).map(({ href }) => href);
  assert.deepEqual(await hrefs({}), ['http://127.0.0.1:8113/', 'http://127.0.0.1:5051/']);
  const status = { name: 'employees', pid: 7, version: '0', startedAtMs: 0, rssBytes: 0 };
  const endpoints = { employees: 'http://127.0.0.1:7777' };
  const server = await serveStatus({ dataDir, name: 'employees' }, () => ({ ...status, endpoints }));
  t.after(() => server.close());
  assert.deepEqual(await hrefs({}), ['http://127.0.0.1:7777/', 'http://127.0.0.1:5051/']);
  const env = { EMPLOYEES_URL: 'http://one', APM_APP_URL: 'https://two' };
  assert.deepEqual(await hrefs(env), ['http://one/', 'https://two/']);
  await assert.rejects(hrefs({ EMPLOYEES_URL: 'one:1' }), UsageError);
});

test('only what answers is visited, whatever it answers', async () => {
  const wanted = { employees: new URL('http://one'), apmApp: new URL('http://two') };
  const ask = async (input: unknown): Promise<Response> => {
    if (String(input).includes('one')) return new Response('', { status: 500 });
    throw new TypeError('fetch failed');
  };
  assert.deepEqual(await answeringTargets(wanted, ask as typeof fetch), { employees: wanted.employees });
});
