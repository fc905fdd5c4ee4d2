import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { keptPassword } from './kept-password.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kept-password-'));
after(() => rmSync(folder, { recursive: true }));

test('a password is made once, for its owner alone, of what may stand in SQL and in a URL', async () => {
  const file = path.join(folder, 'a.password');
  const password = await keptPassword(file);
  assert.match(password, /^[\w-]{32}$/);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  chmodSync(file, 0o644);
  assert.equal(await keptPassword(file), password);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.notEqual(await keptPassword(path.join(folder, 'b.password')), password);
});

test('a file that holds none gets one', async () => {
  const file = path.join(folder, 'c.password');
  for (const text of ['', 'short', "it's no password for SQL"]) {
    writeFileSync(file, text);
    assert.match(await keptPassword(file), /^[\w-]{32}$/);
  }
});
