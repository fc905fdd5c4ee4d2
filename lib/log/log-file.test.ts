import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { openLogFile } from './log-file.ts';
import { createLogger } from './logger.ts';

function temporaryFile(t: { after(end: () => void): void }): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'log-file-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return path.join(folder, 'logs', 'app.log');
}

test('lines are appended, also to what was there before', (t) => {
  const file = temporaryFile(t);
  openLogFile(file).write('one\n');
  openLogFile(file).write('two\n');
  assert.equal(readFileSync(file, 'utf8'), 'one\ntwo\n');
});

test('past its size a new file begins, and one is kept', (t) => {
  const file = temporaryFile(t);
  const log = openLogFile(file, { maxBytes: 8 });
  for (const line of ['a1\n', 'a2\n', 'a3\n', 'b1\n', 'b2\n', 'b3\n', 'c1\n']) log.write(line);
  assert.equal(readFileSync(file, 'utf8'), 'c1\n');
  assert.equal(readFileSync(`${file}.1`, 'utf8'), 'b1\nb2\nb3\n');
  assert.deepEqual(readdirSync(path.dirname(file)).sort(), ['app.log', 'app.log.1']);
});

test('what a file had when it was opened counts', (t) => {
  const file = temporaryFile(t);
  openLogFile(file, { maxBytes: 8 }).write('a1\n');
  const log = openLogFile(file, { maxBytes: 8 });
  log.write('a2\n');
  log.write('a3\n');
  assert.equal(readFileSync(file, 'utf8'), '');
});

test('a logger with a file writes the same line to it', (t) => {
  const file = temporaryFile(t);
  const log = createLogger('app', 'warn', { file });
  log.info('not this');
  log.warn({ port: 1 }, 'this');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  assert.equal(lines.length, 1);
  const { name, level, port, msg } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  assert.deepEqual({ name, level, port, msg }, { name: 'app', level: 40, port: 1, msg: 'this' });
});

test('buffered lines are all there when the process has ended, also by an error', (t) => {
  const file = temporaryFile(t);
  const module = new URL('./logger.ts', import.meta.url).href;
  const program = `import { createLogger } from ${JSON.stringify(module)};
    const log = createLogger('app', 'info', { file: process.argv[1], isBuffered: true });
    for (let i = 0; i < 1000; i++) log.info({ i }, 'line');
    throw new Error('on purpose');`;
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', program, file], { encoding: 'utf8' });
  assert.equal(run.status, 1);
  assert.match(run.stderr, /on purpose/);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as { readonly i: number }).i),
    Array.from({ length: 1000 }, (_, i) => i),
  );
  assert.equal(run.stdout, readFileSync(file, 'utf8'));
});
