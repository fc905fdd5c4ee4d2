import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { LogFile } from './log-file.ts';

test('lines go behind those of earlier times; past its limit the file makes room for a new one, once', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'log-file-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'logs', 'lab.log');
  new LogFile(file, 8).line('one');
  const log = new LogFile(file, 8);
  log.line('two');
  assert.equal(readFileSync(file, 'utf8'), 'one\ntwo\n');
  log.line('three');
  assert.equal(readFileSync(file, 'utf8'), 'three\n');
  assert.equal(readFileSync(`${file}.1`, 'utf8'), 'one\ntwo\n');
  for (const line of ['four', 'five', 'six']) log.line(line);
  assert.equal(readFileSync(`${file}.1`, 'utf8'), 'three\nfour\n');
  assert.equal(readFileSync(file, 'utf8'), 'five\nsix\n');
});
