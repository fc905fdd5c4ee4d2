import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { makeScratchFolder } from './scratch-folder.ts';

test('a folder of its own, removed with all that is in it', async () => {
  const [one, two] = await Promise.all([makeScratchFolder(), makeScratchFolder()]);
  assert.notEqual(one.path, two.path);
  mkdirSync(path.join(one.path, 'run'));
  writeFileSync(path.join(one.path, 'run/x'), '');
  await Promise.all([one.remove(), two.remove()]);
  assert.equal(existsSync(one.path), false);
});

test('a temporary folder whose path is too long for sockets is passed over', async (context) => {
  const before = process.env.TMPDIR;
  const long = mkdtempSync(path.join(tmpdir(), `labrador-${'x'.repeat(60)}`));
  context.after(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(long, { recursive: true });
  });
  process.env.TMPDIR = long;
  const scratch = await makeScratchFolder();
  await scratch.remove();
  assert.ok(!scratch.path.startsWith(long));
});
