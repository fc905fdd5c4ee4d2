import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { mock, test } from 'node:test';
import { VirtualClock } from 'labrador/check/testing';
import { UsageReader } from './usage-reader.ts';

const answer = { type: 1, bsize: 65536, frsize: 4096, blocks: 1000, bfree: 600, bavail: 500, files: 0, ffree: 0 };

test('counts are in units of frsize where there is one', async (context) => {
  const replaced = mock.method(fs, 'statfs', async () => answer);
  context.after(() => replaced.mock.restore());
  const usage = await new UsageReader(new VirtualClock(), 5000).read('/');
  assert.deepEqual(usage, { total: 4096000, used: 1638400, free: 2048000, inodes: 0, freeInodes: 0 });
});

test('a mount that hangs is given up in time and not asked again until it answers; a third is not asked', async (context) => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const replaced = mock.method(fs, 'statfs', (mountPoint: string) => {
    asked.push(mountPoint);
    return new Promise((resolve) => answers.push(() => resolve(answer)));
  });
  context.after(() => replaced.mock.restore());
  const clock = new VirtualClock();
  const reader = new UsageReader(clock, 5000);
  const refusal = (mountPoint: string) => reader.read(mountPoint).then(String, ({ message }: Error) => message);

  const first = refusal('/a');
  await clock.advance(4999);
  const second = refusal('/b');
  await clock.advance(1);
  assert.equal(await first, 'it did not answer within 5 s');
  assert.equal(await refusal('/a'), 'it has not answered since a run before');
  assert.equal(await refusal('/c'), 'not asked while /a and /b do not answer');
  await clock.advance(5000);
  assert.equal(await second, 'it did not answer within 5 s');
  assert.deepEqual(asked, ['/a', '/b']);

  for (const each of answers) each();
  await clock.advance(0);
  const third = reader.read('/a');
  answers.at(-1)?.();
  assert.equal((await third).total, 4096000);
});
