import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { OutputError, writeOutput } from './write-output.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-output-'));
after(() => rmSync(folder, { recursive: true }));

test('folders are made, those of a private file for its owner alone', () => {
  const file = path.join(folder, 'a', 'b', 'report.xml');
  writeOutput(file, 'one');
  writeOutput(file, 'two', { isReadMeanwhile: true });
  assert.equal(readFileSync(file, 'utf8'), 'two');
  assert.deepEqual(readdirSync(path.dirname(file)), ['report.xml']);
  const own = path.join(folder, 'own', 'flare.zip');
  writeOutput(own, new Uint8Array([1]), { isPrivate: true });
  assert.deepEqual(
    [own, path.dirname(own)].map((each) => statSync(each).mode & 0o777),
    [0o600, 0o700],
  );
});

test('what cannot be written is named', () => {
  const blocked = path.join(folder, 'file');
  writeFileSync(blocked, '');
  for (const file of [folder, path.join(blocked, 'report.xml')]) {
    assert.throws(
      () => writeOutput(file, ''),
      (error) => error instanceof OutputError && error.message.startsWith(`cannot write ${file}: E`),
    );
  }
});
