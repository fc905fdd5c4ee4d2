import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { SnapshotFiles } from './snapshot-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-snapshots-'));
after(() => rmSync(folder, { recursive: true }));

const png = Buffer.from('a picture');
const nowMs = Date.UTC(2026, 10, 26, 12);
const nameOf = (date: string, digit: string) => ({ date, hash: digit.repeat(40) });

test('the oldest of too many go, and those that are too old, with the folders of their days', async () => {
  const files = new SnapshotFiles(folder, { count: 2, days: 30 });
  const written = [
    { name: nameOf('2026-10-26', 'a'), ageDays: 31 },
    { name: nameOf('2026-11-20', 'b'), ageDays: 6 },
    { name: nameOf('2026-11-26', 'c'), ageDays: 0 },
  ];
  await files.prune(nowMs);
  for (const { name, ageDays } of written) {
    await files.write(name, png);
    const atS = nowMs / 1000 - ageDays * 86_400;
    utimesSync(path.join(folder, name.date, `${name.hash}.png`), atS, atS);
  }
  const kept = () => Promise.all(written.map(({ name }) => files.has(name)));
  assert.deepEqual(await kept(), [true, true, true]);
  await files.prune(nowMs);
  assert.deepEqual(await kept(), [false, true, true]);
  assert.equal(existsSync(path.join(folder, '2026-10-26')), false);
  const [, old, today] = written;
  assert.deepEqual(await files.read(old?.name ?? nameOf('', '')), png);

  await new SnapshotFiles(folder, { count: 1, days: 30 }).prune(nowMs);
  assert.deepEqual(await kept(), [false, false, true]);
  assert.equal(await files.read(old?.name ?? nameOf('', '')), undefined);
  await new SnapshotFiles(folder, { count: 1, days: 30 }).prune(nowMs + 31 * 86_400_000);
  assert.equal(await files.has(today?.name ?? nameOf('', '')), false);
});
