import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from '../../lib/log/logger.ts';
import { MinuteJobs } from './minute-jobs.ts';

const log = createLogger('test', 'off');

test('a job that fails does not keep the others', async () => {
  const ran: string[] = [];
  const fails = async () => {
    ran.push('a');
    throw new Error('no');
  };
  const jobs = new MinuteJobs([{ a: fails, b: async () => void ran.push('b') }], log);
  await jobs.tick();
  await jobs.tick();
  assert.deepEqual(ran, ['a', 'b', 'a', 'b']);
});

test('a minute that begins while jobs still run is passed over, and idle waits for them', async () => {
  let runs = 0;
  const release = Promise.withResolvers<void>();
  const jobs = new MinuteJobs(
    [
      {
        slow: () => {
          runs += 1;
          return release.promise;
        },
      },
    ],
    log,
  );
  void jobs.tick();
  void jobs.tick();
  assert.equal(runs, 1);
  let idle = false;
  const waiting = jobs.idle().then(() => {
    idle = true;
  });
  await new Promise(setImmediate);
  assert.equal(idle, false);
  release.resolve();
  await waiting;
  void jobs.tick();
  assert.equal(runs, 2);
});

test('a job that hangs holds up those after it, and no other line', async () => {
  const ran: string[] = [];
  const release = Promise.withResolvers<void>();
  const jobs = new MinuteJobs(
    [
      { monitors: async () => void ran.push('monitors') },
      { slow: () => release.promise, after: async () => void ran.push('after') },
    ],
    log,
  );
  const [first, second] = [jobs.tick(), jobs.tick()];
  await new Promise(setImmediate);
  void jobs.tick();
  assert.deepEqual(ran, ['monitors', 'monitors']);
  release.resolve();
  await Promise.all([first, second, jobs.idle()]);
  assert.deepEqual(ran, ['monitors', 'monitors', 'after']);
});
