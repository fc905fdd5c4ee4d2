import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timesByTurnsMs, timesMs } from './time.ts';

test('warm-ups do not count, and a time that passed ends it', async () => {
  let calls = 0;
  const work = async () => void calls++;
  assert.equal((await timesMs(work, { runs: 3, warmUps: 2 })).length, 3);
  assert.equal(calls, 5);
  assert.equal((await timesMs(work, { runs: 3, warmUps: 2, atMostMs: 0 })).length, 0);
  assert.equal(calls, 5);
});

test('by turns: each in its turn, the times of each together', async () => {
  const calls: string[] = [];
  const works = ['a', 'b'].map((name) => async () => void calls.push(name));
  const [a, b] = await timesByTurnsMs(works, { turns: 2, runs: 2, warmUps: 1 });
  assert.deepEqual([a?.length, b?.length], [4, 4]);
  assert.equal(calls.join(''), 'aaabbbaaabbb');
});
