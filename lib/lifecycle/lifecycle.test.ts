import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { test } from 'node:test';
import { createLogger } from '../log/logger.ts';
import { Lifecycle } from './lifecycle.ts';

test('parts are stopped last first, once, and one that fails does not keep the others', async () => {
  const lifecycle = new Lifecycle(createLogger('test', 'off'));
  const stopped: string[] = [];
  for (const name of ['one', 'two', 'three']) {
    lifecycle.add({
      name,
      stop: async () => {
        stopped.push(name);
        if (name === 'two') throw new Error('stuck');
      },
    });
  }
  await Promise.all([lifecycle.stop(), lifecycle.stop()]);
  assert.deepEqual(stopped, ['three', 'two', 'one']);
});

/** A process with one part; `stop` says what its stop does, having printed `stopping`. */
function startProcess(stop: string, supervisor: 'ipc' | 'ignore' = 'ipc'): { child: ChildProcess; lines: Interface } {
  const source = `
    import { Lifecycle } from ${JSON.stringify(import.meta.resolve('./lifecycle.ts'))};
    import { createLogger } from ${JSON.stringify(import.meta.resolve('../log/logger.ts'))};
    const lifecycle = new Lifecycle(createLogger('test', 'off'));
    lifecycle.add({ name: 'part', stop() { console.log('stopping'); return ${stop}; } });
    lifecycle.stopOnSignals();
    setInterval(() => {}, 1000);
    console.log('up');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit', supervisor],
  });
  if (!child.stdout) throw new Error('no pipe');
  return { child, lines: createInterface(child.stdout) };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} stops the process with status 0`, async () => {
    const { child, lines } = startProcess('undefined');
    await once(lines, 'line');
    const stopping = once(lines, 'line');
    child.kill(signal);
    assert.deepEqual(await stopping, ['stopping']);
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });
}

test('the loss of the supervisor stops it too', async () => {
  const { child, lines } = startProcess('undefined');
  await once(lines, 'line');
  child.disconnect();
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('a second signal ends a stop that hangs in a process started by hand', async () => {
  const { child, lines } = startProcess('new Promise(() => {})', 'ignore');
  await once(lines, 'line');
  child.kill('SIGTERM');
  await once(lines, 'line');
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [1, null]);
});

test('the loss of the supervisor does not cut short a stop that is under way', async () => {
  const { child, lines } = startProcess(
    `new Promise((resolve) => process.once('disconnect', () => setTimeout(resolve)))`,
  );
  await once(lines, 'line');
  child.kill('SIGTERM');
  await once(lines, 'line');
  child.disconnect();
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('under a supervisor a second signal does not cut short a stop that is under way', async () => {
  const { child, lines } = startProcess(`new Promise((resolve) => process.once('SIGTERM', () => setTimeout(resolve)))`);
  await once(lines, 'line');
  child.kill('SIGINT');
  await once(lines, 'line');
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});
