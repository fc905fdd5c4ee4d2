import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

test('a process ends with its status though a thread is inside a native call', {
  skip: process.platform === 'win32',
}, async (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-end-'));
  const fifo = path.join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
  const end = openSync(fifo, 'r+');
  context.after(() => {
    writeFileSync(end, 'x');
    closeSync(end);
    rmSync(folder, { recursive: true });
  });
  const thread = `process.getBuiltinModule('node:worker_threads').parentPort.postMessage('up');
    process.getBuiltinModule('node:child_process').execFileSync('head', ['-c', '1', ${JSON.stringify(fifo)}]);`;
  const source = `
    import { Worker } from 'node:worker_threads';
    import { endProcessHard } from ${JSON.stringify(import.meta.resolve('./end-process.ts'))};
    const worker = new Worker(${JSON.stringify(thread)}, { eval: true });
    worker.once('message', () => process.stdout.write('flushed', () => endProcessHard(3)));
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  assert.deepEqual(await once(child, 'close', { signal: AbortSignal.timeout(20_000) }), [3, null]);
  assert.equal(out, 'flushed');
});
