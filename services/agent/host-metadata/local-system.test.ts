import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localSystem, runProgram } from './local-system.ts';

test('a program that takes too long, fails or is not there holds nothing', async () => {
  assert.equal(await runProgram('sh', { args: ['-c', 'echo begun; exec sleep 60'], timeoutMs: 200 }), '');
  assert.equal(await runProgram('sh', { args: ['-c', 'echo some; exit 1'], timeoutMs: 60_000 }), 'some\n');
  assert.equal(await localSystem.run('no-such-program', []), '');
});

test('a file that cannot be read is empty', async () => {
  assert.equal(await localSystem.readText('/no/such/file'), '');
});
