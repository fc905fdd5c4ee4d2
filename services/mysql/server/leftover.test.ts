import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { systemClock } from '../../../lib/clock/system-clock.ts';
import { endLeftover } from './leftover.ts';
import { type ServerPlaces, serverPlaces } from './server-places.ts';

function places(t: TestContext): ServerPlaces {
  const folder = mkdtempSync(path.join(tmpdir(), 'leftover-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const all = serverPlaces(folder);
  mkdirSync(all.folder);
  return all;
}

/** A process that says `up`, with these words after its script. */
async function start(t: TestContext, words: readonly string[]) {
  const child = spawn(process.execPath, ['-e', "console.log('up'); setInterval(() => {}, 1000)", '--', ...words]);
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

test('a server that was left running on the folder is ended', async (t) => {
  const all = places(t);
  const server = await start(t, [`--pid-file=${all.pidFile}`]);
  const exited = once(server, 'exit');
  writeFileSync(all.pidFile, `${server.pid}\n`);
  assert.equal(await endLeftover(all, systemClock), server.pid);
  assert.deepEqual(await exited, [null, 'SIGTERM']);
});

test('another process that has the number by now is left alone; no file, or nonsense in it, is nothing', async (t) => {
  const all = places(t);
  const other = await start(t, ['--pid-file=/another']);
  assert.equal(await endLeftover(all, systemClock), undefined);
  for (const text of [`${other.pid}`, 'nonsense', '-1', '0']) {
    writeFileSync(all.pidFile, text);
    assert.equal(await endLeftover(all, systemClock), undefined);
  }
  assert.deepEqual([other.exitCode, other.signalCode], [null, null]);
});
