import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { systemClock } from '../../../lib/clock/system-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { openStore } from './open-store.ts';

test('after SIGKILL the next lab takes the folder over and finds all that was taken a second before', async (t) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-kill-'));
  const program = new URL('./testing/ingest-forever.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const taken: { readonly timestampS: number; readonly atMs: number }[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [timestampS, atMs] = line.split(' ').map(Number);
    taken.push({ timestampS: timestampS ?? 0, atMs: atMs ?? 0 });
    if ((atMs ?? 0) - (taken[0]?.atMs ?? 0) > 1500) break;
  }
  child.kill('SIGKILL');
  await exited;
  const killedMs = taken.at(-1)?.atMs ?? 0;
  const mustBeThere = taken.filter(({ atMs }) => atMs <= killedMs - 1000).map(({ timestampS }) => timestampS);
  assert.ok(mustBeThere.length > 0);

  const store = await openStore({ dataDir, clock: systemClock, log: createLogger('test', 'off') });
  t.after(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  const nowS = systemClock.now() / 1000;
  const points = await store.metrics.points('m', { fromS: 0, toS: nowS, limit: 100_000 });
  const found = new Set(points.map(({ timestampS }) => timestampS));
  assert.deepEqual(
    mustBeThere.filter((timestampS) => !found.has(timestampS)),
    [],
  );
  assert.equal(found.size, points.length);
  const { spans } = await store.spans.search(
    { fromMs: 0, toMs: nowS * 1000, search: { kind: 'all' } },
    { limit: 100_000 },
  );
  assert.ok(spans.every(({ startNs, tags: [tag] }) => tag?.[1] === String(startNs / 1_000_000_000n)));
  const started = new Set(spans.map(({ startNs }) => Number(startNs / 1_000_000_000n)));
  assert.deepEqual(
    mustBeThere.filter((timestampS) => !started.has(timestampS)),
    [],
  );
  assert.equal(started.size, spans.length);
  const [summary] = await store.metrics.list({});
  assert.equal(summary?.lastSeenS, points[0]?.timestampS);
});
