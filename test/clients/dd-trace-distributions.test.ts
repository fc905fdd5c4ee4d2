import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awayFromBucketEnd, distributionBecomes } from './ask.ts';
import { closedPort, startTracedApp } from './dd-trace.ts';
import { startBackend } from './start-backend.ts';

test("distributions of dd-trace's metrics client arrive with their values", async (t) => {
  const backend = await startBackend();
  t.after(() => backend.remove());
  await awayFromBucketEnd();
  const app = await startTracedApp(backend, { calls: 'distribution', traceAgentPort: await closedPort() });
  t.after(() => app.end());
  const values = Array.from({ length: 101 }, (_, i) => ((i * 37) % 101) + 0.5);
  await distributionBecomes(backend, 'dd.distribution{a:1,service:measured}', values);
  assert.equal(await app.end(), 0, app.errors());
});
