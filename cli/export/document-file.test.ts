import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { type DocumentFolder, documentFile } from './document-file.ts';

const load = { what: 'dashboard', id: 'abc-def-ghi', slug: 'load', isInFile: false };

function openFolder(t: TestContext): DocumentFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-export-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return { folder, stableId: (name) => (name === 'without-id.json' ? 'sta-ble-sta' : `of ${name}`) };
}

test('a document is kept in the file with its id, else in one with its name, never in that of another', (t) => {
  const at = openFolder(t);
  const { folder } = at;
  const fileOf = (named: typeof load, place = at) => documentFile(named, place).file;
  assert.equal(fileOf(load, { ...at, folder: path.join(folder, 'none') }), path.join(folder, 'none', 'load.json'));
  assert.equal(fileOf(load), path.join(folder, 'load.json'));
  assert.equal(fileOf({ ...load, slug: '' }), path.join(folder, 'abc-def-ghi.json'));
  writeFileSync(path.join(folder, 'broken.json'), '{');
  writeFileSync(path.join(folder, 'load.json'), '{"title": "of somebody"}');
  assert.throws(() => fileOf(load), /load\.json: it is there, and not of dashboard abc-def-ghi/);
  writeFileSync(path.join(folder, 'other.json'), '{"id": "abc-def-ghi"}');
  assert.deepEqual(documentFile(load, at), { file: path.join(folder, 'other.json'), isKept: false });
});

test('what the lab has from a file is kept there, with an id in it or without', (t) => {
  const at = openFolder(t);
  const stable = { ...load, id: 'sta-ble-sta', isInFile: true };
  const answer = path.join(at.folder, 'answer.json');
  writeFileSync(answer, '{"data": {"id": "jkl-mno-pqr"}}');
  assert.deepEqual(documentFile({ ...stable, id: 'jkl-mno-pqr' }, at), { file: answer, isKept: true });
  const file = path.join(at.folder, 'without-id.json');
  writeFileSync(file, '{"title": "x"}');
  assert.deepEqual(documentFile(stable, at), { file, isKept: true });
  assert.deepEqual(documentFile(stable, { ...at, output: file }), { file, isKept: true });
  const broken = path.join(at.folder, 'broken.json');
  writeFileSync(broken, '{"id": 123, "name": }');
  assert.deepEqual(documentFile({ ...stable, id: 123 }, at), { file: broken, isKept: true });
  assert.equal(documentFile({ ...stable, id: 12 }, at).file, path.join(at.folder, 'load.json'));
});

test('a second file with the same id is refused in the folder that the lab reads, and may be elsewhere', (t) => {
  const at = openFolder(t);
  const own = path.join(at.folder, 'own.json');
  writeFileSync(own, '{"id": "abc-def-ghi"}');
  const output = path.join(at.folder, 'second.json');
  assert.throws(() => documentFile(load, { ...at, output }), {
    message: `Cannot write ${output}: dashboard abc-def-ghi is kept in ${own}`,
  });
  const elsewhere = path.join(tmpdir(), 'second.json');
  assert.deepEqual(documentFile(load, { ...at, output: elsewhere }), { file: elsewhere, isKept: false });
});
