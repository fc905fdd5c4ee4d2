import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { startDocumentFiles } from './start-document-files.ts';

const pollIntervalMs = 500;

/** A folder of texts, each a document of the name of its file. */
async function openFolder(t: TestContext, setFiles: (texts: readonly string[]) => void) {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-files-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const clock = new VirtualClock();
  const warnings: string[] = [];
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  const start = async () => {
    const started = await startDocumentFiles({
      ...{ what: 'texts', folder, clock, pollIntervalMs },
      readText: (text, { name }) => ({ record: { id: name, text } }),
      setFiles: async (files) => setFiles(Array.from(files.values(), ({ text }) => text)),
      log: { warn: (text: unknown) => void warnings.push(String(text)) },
    });
    t.after(() => started.stop());
  };
  return { folder, clock, warnings, write, start };
}

test('what could not be taken over is tried again, until it is', async (t) => {
  let [refusals, taken]: [number, readonly string[]] = [0, []];
  const { clock, warnings, write, start } = await openFolder(t, (texts) => {
    if (refusals-- > 0) throw new Error('the disk is full');
    taken = texts;
  });
  write('a.json', 'one');
  await start();
  write('a.json', 'another');
  refusals = 1;
  await clock.advance(2 * pollIntervalMs);
  assert.deepEqual(taken, ['one']);
  assert.match(warnings.join('\n'), /^Cannot keep the texts of .*: the disk is full$/);
  await clock.advance(2 * pollIntervalMs);
  assert.deepEqual(taken, ['another']);
});

test('a folder that cannot be read keeps its documents, one that is gone has none', async (t) => {
  let taken: readonly string[] = [];
  const { folder, clock, warnings, write, start } = await openFolder(t, (texts) => {
    taken = texts;
  });
  write('a.json', 'one');
  await start();
  const elsewhere = `${folder}.moved`;
  renameSync(folder, elsewhere);
  // A file in its place: no folder that could be read.
  writeFileSync(folder, '');
  await clock.advance(4 * pollIntervalMs);
  assert.deepEqual(taken, ['one']);
  assert.equal(warnings.length > 0, true);
  rmSync(folder);
  await clock.advance(4 * pollIntervalMs);
  assert.deepEqual(taken, []);
  renameSync(elsewhere, folder);
});
