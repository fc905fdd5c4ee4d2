import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

test('every refusal of the backend stands in the catalogue of errors', () => {
  const files = globSync('**/*.ts', { cwd: import.meta.dirname }).filter((file) => !file.endsWith('.test.ts'));
  assert.ok(files.length > 100, String(files.length));
  const own = files.filter((file) =>
    /\bnew\s+HttpError\b/.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')),
  );
  assert.deepEqual(own, [], 'put status and text into lib/http/errors.ts');
});
