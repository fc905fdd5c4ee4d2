import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeAge, judgeAge } from './age.ts';

const limits = { pastS: 100, futureS: 10 };

test('both ends are within', () => {
  assert.deepEqual(
    [899, 900, 1010, 1011].map((timestampS) => judgeAge(timestampS, 1000, limits)),
    ['too_old', 'ok', 'ok', 'too_new'],
  );
});

test('the limit is said in its largest unit', () => {
  const old = (pastS: number) => describeAge(1, 2e9, { pastS, futureS: 600 });
  assert.match(old(15 * 86_400), /more than 15 days old/);
  assert.match(old(18 * 3600), /more than 18 hours old/);
  assert.match(old(3600), /more than 1 hour old/);
  assert.match(old(600), /more than 10 minutes old/);
  assert.match(old(61), /more than 61 seconds old/);
  assert.match(
    describeAge(2e12, 2e9, { pastS: 1, futureS: 600 }),
    /more than 10 minutes in the future \(timestamps are in seconds\)/,
  );
});
