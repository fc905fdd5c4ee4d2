import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { socketPlace } from './server-places.ts';

test('the socket lies beside the data, or in a short folder of its own where that path is too long', async () => {
  const longest = `/${'d'.repeat(103 - '/mysql.sock'.length - 1)}`;
  assert.equal((await socketPlace(longest)).path, `${longest}/mysql.sock`);
  const { path: short, remove } = await socketPlace(`${longest}d`);
  assert.ok(Buffer.byteLength(short) <= 103);
  assert.equal(statSync(path.dirname(short)).mode & 0o777, 0o700);
  await remove();
  assert.equal(existsSync(path.dirname(short)), false);
});
