import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { createLogger } from '../../lib/log/logger.ts';
import { startMonitors } from './start-monitors.ts';
import { temporaryStore } from './store/testing/temporary-store.ts';

const monitor = { type: 'metric alert', query: 'avg(last_5m):avg:a{*} > 1', name: 'm' };
const downtime = { scope: '*', monitor_identifier: { monitor_tags: ['*'] } };

test('what is in a file that is wrong after a restart is as it was, and nothing is told of it', async (t) => {
  const { store, clock } = await temporaryStore(t);
  const configDir = mkdtempSync(path.join(tmpdir(), 'labrador-monitors-'));
  t.after(() => rmSync(configDir, { recursive: true }));
  for (const folder of ['monitors', 'downtimes']) mkdirSync(path.join(configDir, folder));
  const write = (name: string, text: string): void => writeFileSync(path.join(configDir, name), text);
  const log = createLogger('test', 'off');
  const life = async () => {
    const { deps, files } = await startMonitors({ store, configDir, clock, log, pollIntervalMs: 1000 });
    for (const each of files) each.stop();
    return { monitors: deps.monitors.list(), downtimes: deps.downtimes.list() };
  };
  write('monitors/a.json', JSON.stringify(monitor));
  write('downtimes/a.json', JSON.stringify(downtime));
  const first = await life();
  assert.deepEqual([first.monitors.length, first.downtimes.length], [1, 1]);
  await clock.advance(60_000);
  write('monitors/a.json', '{');
  write('downtimes/a.json', '{');
  assert.deepEqual(await life(), first);
  write('monitors/a.json', JSON.stringify(monitor));
  write('downtimes/a.json', JSON.stringify(downtime));
  assert.deepEqual((await life()).downtimes, first.downtimes);
  assert.deepEqual(await store.documents.load('monitor_change'), {});
  rmSync(path.join(configDir, 'monitors/a.json'));
  assert.deepEqual((await life()).monitors, []);
  const told = Object.values(await store.documents.load('monitor_change')) as readonly { readonly what: string }[];
  assert.deepEqual(
    told.map(({ what }) => what),
    ['deleted'],
  );
});
