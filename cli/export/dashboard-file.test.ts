import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { dashboardFile } from './dashboard-file.ts';

test('a dashboard is kept in the file with its id, else in one with its name, never in that of another', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-export-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const load = { id: 'abc-def-ghi', url: '/dashboard/abc-def-ghi/load' };
  assert.equal(dashboardFile(path.join(folder, 'none'), load), path.join(folder, 'none', 'load.json'));
  assert.equal(dashboardFile(folder, load), path.join(folder, 'load.json'));
  assert.equal(
    dashboardFile(folder, { ...load, url: '/dashboard/abc-def-ghi/' }),
    path.join(folder, 'abc-def-ghi.json'),
  );
  writeFileSync(path.join(folder, 'broken.json'), '{');
  writeFileSync(path.join(folder, 'load.json'), '{"title": "of somebody"}');
  assert.throws(() => dashboardFile(folder, load), /load\.json: it is there, and not of dashboard abc-def-ghi/);
  writeFileSync(path.join(folder, 'other.json'), '{"id": "abc-def-ghi"}');
  assert.equal(dashboardFile(folder, load), path.join(folder, 'other.json'));
});
