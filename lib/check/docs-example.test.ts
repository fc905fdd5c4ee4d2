import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { projectRoot } from '../config/places.ts';

/** Files of the check that docs/checks.md writes: the block after each `checks/inbox/…`. */
function documentedFiles(): Map<string, string> {
  const page = readFileSync(path.join(projectRoot, 'docs/checks.md'), 'utf8');
  const blocks = page.matchAll(/`checks\/inbox\/([\w.]+)`:\n\n```\w+\n(.*?)```/gs);
  return new Map([...blocks].map(([, name = '', text = '']) => [name, text]));
}

test('the check of docs/checks.md passes its own test, in a folder of its own with a link to the clone', async (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-docs-'));
  context.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(projectRoot, path.join(folder, 'node_modules', 'labrador'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');

  const files = documentedFiles();
  assert.deepEqual([...files.keys()], ['check.ts', 'metadata.csv', 'check.test.ts']);
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ['--test', 'check.test.ts'], { cwd: folder, env });
  assert.match(stdout, /pass 2\n/);
});
