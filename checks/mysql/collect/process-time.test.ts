import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { readProcessTime } from './process-time.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-proc-'));
after(() => rmSync(folder, { recursive: true }));

function process(procDir: string, pid: number, name: string): void {
  mkdirSync(path.join(procDir, String(pid)), { recursive: true });
  writeFileSync(path.join(procDir, String(pid), 'comm'), `${name}\n`);
  const stat = `${pid} (a) b) S 1 2 3 4 5 6 7 8 9 10 ${pid} 7 0 0 20 0\n`;
  writeFileSync(path.join(procDir, String(pid), 'stat'), stat);
}

test('the process is that of the pid file, also one relative to the data folder', async () => {
  const procDir = path.join(folder, 'a');
  process(procDir, 42, 'mariadbd');
  process(procDir, 43, 'mariadbd');
  writeFileSync(path.join(folder, 'server.pid'), '42\n');
  const time = { user: 42, kernel: 7 };
  assert.deepEqual(await readProcessTime({ pidFile: path.join(folder, 'server.pid'), dataDir: '' }, procDir), time);
  assert.deepEqual(await readProcessTime({ pidFile: 'server.pid', dataDir: folder }, procDir), time);
});

test('without a pid file of a server it is the only one of that name; of several, none', async () => {
  const procDir = path.join(folder, 'b');
  process(procDir, 7, 'bash');
  process(procDir, 8, 'mysqld');
  writeFileSync(path.join(folder, 'stale.pid'), '7');
  const places = { pidFile: path.join(folder, 'stale.pid'), dataDir: '' };
  assert.equal((await readProcessTime(places, procDir))?.user, 8);
  process(procDir, 9, 'mysqld');
  assert.equal(await readProcessTime(places, procDir), undefined);
  assert.equal(await readProcessTime(places, path.join(folder, 'no-proc')), undefined);
});
