import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from '../../../lib/log/logger.ts';
import { DatabaseStartup } from './startup.ts';

const log = createLogger('test', 'off');

test('it tries again at longer and longer intervals until the schema is ready', async () => {
  const delays: number[] = [];
  let attempts = 0;
  const startup = new DatabaseStartup({
    log,
    prepare: async () => {
      assert.equal(startup.isReady, false);
      if (++attempts < 9) throw new Error('not yet');
      return [];
    },
    wait: async (delayMs) => void delays.push(delayMs),
  });
  await startup.run();
  assert.equal(startup.isReady, true);
  assert.deepEqual(delays, [100, 200, 400, 800, 1600, 3200, 5000, 5000]);
});

test('stopping ends the wait, and there is no other attempt', async () => {
  let attempts = 0;
  const waiting = Promise.withResolvers<void>();
  const startup = new DatabaseStartup({
    log,
    prepare: async () => {
      attempts++;
      throw new Error('never');
    },
    wait: (_delayMs, signal) => {
      waiting.resolve();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
  });
  const running = startup.run();
  await waiting.promise;
  startup.stop();
  await running;
  assert.equal(attempts, 1);
  assert.equal(startup.isReady, false);
});
