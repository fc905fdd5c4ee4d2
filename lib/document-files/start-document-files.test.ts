import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { startDocumentFiles } from './start-document-files.ts';

const pollIntervalMs = 500;

/** A folder of texts, each a document of the name of its file. */
async function openFolder(
  t: TestContext,
  setFiles: (texts: readonly string[]) => void,
  before: Readonly<Record<string, string>> = {},
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-files-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const clock = new VirtualClock();
  const warnings: string[] = [];
  const news: string[] = [];
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  const start = async () => {
    const started = await startDocumentFiles({
      ...{ what: 'texts', folder, clock, pollIntervalMs },
      readText: (text, { name }) =>
        text === 'wrong' ? { problem: 'is wrong' } : { record: { id: text.startsWith('same') ? 'same' : name, text } },
      before: new Map(Object.entries(before).map(([name, text]) => [name, { id: name, text }])),
      setFiles: async (files) => setFiles(Array.from(files.values(), ({ text }) => text)),
      log: {
        warn: (text: unknown) => void warnings.push(String(text)),
        info: (text: unknown) => void news.push(String(text)),
      },
    });
    t.after(() => started.stop());
    return started;
  };
  return { folder, clock, warnings, news, write, start };
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

test('that a file is right again is logged, once, however it was wrong; not of one that is gone', async (t) => {
  const { folder, clock, warnings, news, write, start } = await openFolder(t, () => {});
  write('a.json', 'wrong');
  write('b.json', 'same 1');
  write('c.json', 'same 2');
  write('d.json', 'wrong');
  await start();
  assert.equal(warnings.length, 3);
  write('a.json', 'one');
  write('c.json', 'another');
  rmSync(path.join(folder, 'd.json'));
  await clock.advance(4 * pollIntervalMs);
  assert.deepEqual(
    news,
    ['a.json', 'c.json'].map((name) => `${path.join(folder, name)}: is right again`),
  );
  write('b.json', 'changed');
  await clock.advance(4 * pollIntervalMs);
  assert.equal(news.length, 2);
});

test('a file that is wrong after a restart has the document that it had before, until it is right or gone', async (t) => {
  let taken: readonly string[] = [];
  const { folder, clock, write, start } = await openFolder(t, (texts) => (taken = texts), {
    'a.json': 'a before',
    'b.json': 'b before',
    'c.json': 'c before',
    'd.json': 'd before',
  });
  write('a.json', 'wrong');
  write('b.json', 'b now');
  write('d.json', 'wrong');
  await start();
  assert.deepEqual(taken, ['a before', 'b now', 'd before']);
  write('a.json', 'a now');
  rmSync(path.join(folder, 'd.json'));
  await clock.advance(4 * pollIntervalMs);
  assert.deepEqual(taken, ['a now', 'b now']);
});

test('a folder that cannot be read after a restart has the documents of before, until it can', async (t) => {
  let taken: readonly string[] = [];
  const before = { 'a.json': 'a before' };
  const { folder, clock, write, start } = await openFolder(t, (texts) => (taken = texts), before);
  const elsewhere = `${folder}.moved`;
  renameSync(folder, elsewhere);
  writeFileSync(folder, '');
  await start();
  assert.deepEqual(taken, ['a before']);
  rmSync(folder);
  renameSync(elsewhere, folder);
  write('b.json', 'b now');
  await clock.advance(4 * pollIntervalMs);
  assert.deepEqual(taken, ['b now']);
});

test('what cannot be taken over at the start is tried again, and what is wrong with files is said once', async (t) => {
  let [refusals, taken]: [number, readonly string[]] = [3, []];
  const { folder, clock, warnings, write, start } = await openFolder(t, (texts) => {
    if (refusals-- > 0) throw new Error('the disk is full');
    taken = texts;
  });
  write('a.json', 'one');
  write('b.json', 'wrong');
  write('c.json', 'same 1');
  write('d.json', 'same 2');
  await start();
  assert.deepEqual(taken, []);
  await clock.advance(4 * pollIntervalMs);
  assert.deepEqual(taken, ['one', 'same 1']);
  const fileOf = (name: string): string => path.join(folder, name);
  assert.deepEqual(warnings, [
    `${fileOf('b.json')}: is wrong`,
    `${fileOf('d.json')}: id same is that of ${fileOf('c.json')} too; it is left out`,
    `Cannot keep the texts of ${folder}: the disk is full`,
  ]);
});

test('it says what is wrong now with files and with the folder, and no more when that is mended', async (t) => {
  const { folder, clock, write, start } = await openFolder(t, () => {});
  const a = path.join(folder, 'a.json');
  write('a.json', 'one');
  const files = await start();
  assert.deepEqual(files.problems(), []);
  write('a.json', 'wrong');
  write('b.json', 'same 1');
  write('c.json', 'same 2');
  await clock.advance(2 * pollIntervalMs);
  assert.deepEqual(
    files.problems().map(({ file, message }) => `${path.basename(file)}: ${message.slice(0, 10)}`),
    ['a.json: is wrong', 'c.json: id same is'],
  );
  for (const name of ['b.json', 'c.json']) rmSync(path.join(folder, name));
  const elsewhere = `${folder}.moved`;
  renameSync(folder, elsewhere);
  writeFileSync(folder, '');
  await clock.advance(2 * pollIntervalMs);
  assert.match(files.problems()[0]?.message ?? '', /^the texts cannot be kept: ENOTDIR/);
  rmSync(folder);
  renameSync(elsewhere, folder);
  await clock.advance(2 * pollIntervalMs);
  assert.deepEqual(files.problems(), [{ file: a, message: 'is wrong' }]);
  write('a.json', 'another');
  await clock.advance(2 * pollIntervalMs);
  assert.deepEqual(files.problems(), []);
});
