import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { acquireLockFile } from './lock-file.ts';

function folder(t: TestContext): { dir: string; file: string } {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'labrador-lock-'));
  t.after(() => rmSync(dir, { recursive: true }));
  return { dir, file: path.join(dir, 'labrador.lock') };
}

test('acquireLockFile: one at a time, and again after release', (t) => {
  const { dir, file } = folder(t);
  const lock = acquireLockFile(dir);
  assert.throws(() => acquireLockFile(dir), { message: new RegExp(`process id ${process.pid} is using it`) });
  lock.release();
  assert.equal(existsSync(file), false);
  acquireLockFile(dir).release();
});

test('acquireLockFile: takes over from a process that is gone, a reused pid, and a torn file', (t) => {
  const { dir, file } = folder(t);
  const gone = spawnSync(process.execPath, ['--version']).pid;
  const left = [JSON.stringify({ pid: gone, started: '' }), '{"pid":'];
  if (existsSync('/proc/self/stat')) left.push(JSON.stringify({ pid: process.pid, started: '1' }));
  for (const text of left) {
    writeFileSync(file, text);
    acquireLockFile(dir).release();
  }
});

test('acquireLockFile: a folder that cannot be written is named', () => {
  assert.throws(() => acquireLockFile('/nowhere/at/all'), {
    message: /Cannot write \/nowhere\/at\/all\/labrador\.lock/,
  });
});
