import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { documentFile } from './document-file.ts';

test('a document is kept in the file with its id, else in one with its name, never in that of another', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-export-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const load = { what: 'dashboard', id: 'abc-def-ghi', slug: 'load' };
  assert.equal(documentFile(path.join(folder, 'none'), load), path.join(folder, 'none', 'load.json'));
  assert.equal(documentFile(folder, load), path.join(folder, 'load.json'));
  assert.equal(documentFile(folder, { ...load, slug: '' }), path.join(folder, 'abc-def-ghi.json'));
  writeFileSync(path.join(folder, 'broken.json'), '{');
  writeFileSync(path.join(folder, 'load.json'), '{"title": "of somebody"}');
  assert.throws(() => documentFile(folder, load), /load\.json: it is there, and not of dashboard abc-def-ghi/);
  writeFileSync(path.join(folder, 'other.json'), '{"id": "abc-def-ghi"}');
  assert.equal(documentFile(folder, load), path.join(folder, 'other.json'));
});
