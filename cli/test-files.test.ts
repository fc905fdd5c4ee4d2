import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { listTestFiles } from './test-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-files-'));
after(() => rmSync(folder, { recursive: true }));
for (const file of ['b.test.ts', 'a/x.test.ts', 'a/x.ts', 'a/node_modules/y.test.ts', 'a/dist/z.test.ts']) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), '');
}

function list(...paths: readonly string[]): string[] {
  const absolute = paths.map((each) => path.join(folder, each));
  return listTestFiles(folder, absolute).map((file) => path.relative(folder, file));
}

test('all test files in a fixed order, none that is installed or built', () => {
  assert.deepEqual(list(), ['a/x.test.ts', 'b.test.ts']);
});

test('or only those named, each once', () => {
  assert.deepEqual(list('a'), ['a/x.test.ts']);
  assert.deepEqual(list('b.test.ts', 'a', 'b.test.ts'), ['a/x.test.ts', 'b.test.ts']);
});
