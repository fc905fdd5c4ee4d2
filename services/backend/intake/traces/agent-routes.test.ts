import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import express from 'express';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import { Counters } from '../counters.ts';
import type { IntakeDeps } from '../intake-deps.ts';
import { postBytes } from '../post-bytes.ts';
import type { AgentIntake } from './agent-intake.ts';
import { agentTraceRoutes } from './agent-routes.ts';

function appOf(traces: AgentIntake | undefined, counters = new Counters()): express.Express {
  const app = express();
  mount(app, agentTraceRoutes, {
    deps: { traces, counters } as IntakeDeps,
    keys: createKeyCheck({ apiKey: 'k', keylessFrom: [] }),
  });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return app;
}

const key = { 'DD-Api-Key': 'k' };

test('bodies of a real Agent go to the trace receiver, decompressed', async () => {
  const taken: string[] = [];
  const app = appOf({ take: async (what, bytes) => void taken.push(`${what} ${Buffer.from(bytes)}`) });
  const zstd = { ...key, 'Content-Encoding': 'zstd' };
  await postBytes(app, '/api/v0.2/traces', zlib.zstdCompressSync(Buffer.from('spans')), zstd).expect(202);
  await postBytes(app, '/api/v0.2/stats', zlib.gzipSync('stats'), { ...key, 'Content-Encoding': 'gzip' }).expect(202);
  assert.deepEqual(taken, ['traces spans', 'stats stats']);
});

test('what the receiver refuses is refused; without one it is 404 and says why', async () => {
  const full = appOf({ take: () => Promise.reject(errors.overloaded()) });
  await postBytes(full, '/api/v0.2/traces', Buffer.from('x'), key).expect(429);
  const answer = await postBytes(appOf(undefined), '/api/v0.2/stats', Buffer.from('x'), key).expect(404);
  assert.match(answer.body.errors[0], /apm_config\.enabled/);
});

test('`agent diagnose` finds the doors in order, and the receiver sees nothing of it', async () => {
  const counters = new Counters();
  const app = appOf({ take: () => Promise.reject(errors.overloaded()) }, counters);
  const probe = { ...key, 'X-Requested-With': 'datadog-agent-diagnose' };
  for (const { path } of agentTraceRoutes) await postBytes(app, path, Buffer.from('{}'), probe).expect(202);
  assert.deepEqual(counters.snapshot(), { 'intake.probes': agentTraceRoutes.length });
});

test('a key is asked for where one is configured', async () => {
  const app = appOf({ take: async () => undefined });
  await postBytes(app, '/api/v0.2/traces', Buffer.from('x')).expect(403);
});
