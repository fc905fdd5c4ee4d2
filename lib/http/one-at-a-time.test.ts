import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OneAtATime } from './one-at-a-time.ts';

test('a task begins when the one before has ended, whichever way', async () => {
  const tasks = new OneAtATime();
  const first = Promise.withResolvers<void>();
  const began: number[] = [];
  const failing = assert.rejects(
    tasks.run(() => {
      began.push(1);
      return first.promise;
    }),
    /broken/,
  );
  const second = tasks.run(async () => began.push(2));
  await new Promise(setImmediate);
  assert.deepEqual(began, [1]);
  first.reject(new Error('broken'));
  assert.equal(await second, 2);
  await failing;
  assert.deepEqual(began, [1, 2]);
});
