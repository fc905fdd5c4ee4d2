import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { diskUsage } from './disk-usage.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-usage-'));
after(() => rmSync(folder, { recursive: true }));

test('files of all depths count by their blocks', () => {
  assert.equal(diskUsage(folder), 0);
  mkdirSync(path.join(folder, 'a/b'), { recursive: true });
  writeFileSync(path.join(folder, 'x'), Buffer.alloc(100_000, 1));
  const one = diskUsage(folder);
  assert.ok(one >= 100_000 && one < 200_000, `${one}`);
  writeFileSync(path.join(folder, 'a/b/y'), Buffer.alloc(100_000, 1));
  assert.equal(diskUsage(folder), 2 * one);
  assert.equal(
    diskUsage(folder, (name) => name === 'y'),
    one,
  );
});
