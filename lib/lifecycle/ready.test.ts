import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { announceReady, isReadyMessage } from './ready.ts';

test('what a process announces is what its supervisor understands', async () => {
  const source = `
    import { announceReady } from ${JSON.stringify(import.meta.resolve('./ready.ts'))};
    announceReady({ http: 'http://127.0.0.1:1' });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [unknown];
  assert.ok(isReadyMessage(message));
  assert.deepEqual(message.endpoints, { http: 'http://127.0.0.1:1' });
});

test('other messages are not ready, and without a supervisor there is nobody to tell', () => {
  for (const message of [undefined, null, 'ready', {}, { kind: 'other' }]) assert.equal(isReadyMessage(message), false);
  assert.doesNotThrow(() => announceReady({}));
});
