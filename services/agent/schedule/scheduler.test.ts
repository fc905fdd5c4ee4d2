import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import type { DueRun } from './rhythm.ts';
import { Scheduler } from './scheduler.ts';

function setup(run: (checkId: string, due: DueRun) => Promise<void> = async () => {}) {
  const clock = new VirtualClock();
  const runs: { readonly checkId: string; readonly timestampS: number; readonly atMs: number }[] = [];
  const missed = new Map<string, number>();
  const scheduler = new Scheduler(clock, {
    run(checkId, due) {
      runs.push({ checkId, timestampS: due.timestampS, atMs: clock.monotonic() });
      return run(checkId, due);
    },
    missed: (checkId, count) => missed.set(checkId, (missed.get(checkId) ?? 0) + count),
  });
  const of = (checkId: string) => runs.filter((each) => each.checkId === checkId);
  return { clock, scheduler, missed, of };
}

test('a lone instance runs at once, then every 45 s exactly', async () => {
  const { clock, scheduler, of } = setup();
  scheduler.add('a', 45);
  await clock.advance(45_000 * 200);
  const runs = of('a');
  assert.equal(runs.length, 201);
  assert.equal(runs[0]?.atMs, 0);
  for (const [index, run] of runs.entries()) assert.equal(run.timestampS - (runs[0]?.timestampS ?? 0), index * 45);
});

test('from 45 s to 5 s: the new rhythm starts at once, the neighbour keeps its own', async () => {
  const { clock, scheduler, of } = setup();
  scheduler.add('a:45', 45);
  scheduler.add('b', 10);
  await clock.advance(50_000);
  scheduler.remove('a:45');
  scheduler.add('a:5', 5);
  await clock.advance(20_000);
  assert.deepEqual(
    of('a:5').map(({ atMs }) => atMs),
    [50_000, 55_000, 60_000, 65_000, 70_000],
  );
  assert.deepEqual(
    of('a:45').map(({ atMs }) => atMs),
    [0, 45_000],
  );
  assert.deepEqual(
    of('b').map(({ atMs }) => atMs),
    [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 70_000],
  );
});

test('two hundred instances of one interval are spread, each within a second', async () => {
  const { clock, scheduler, of } = setup();
  const ids = Array.from({ length: 200 }, (_, index) => `check:${index}`);
  for (const id of ids) scheduler.add(id, 60);
  await clock.advance(999);
  const at = ids.map((id) => of(id)[0]?.atMs);
  assert.ok(at.every((each) => each !== undefined));
  assert.ok(new Set(at).size > 100);
});

test('an instance never runs twice at once; runs that fall due meanwhile are counted as missed', async () => {
  const ends: (() => void)[] = [];
  const { clock, scheduler, missed, of } = setup(() => new Promise((resolve) => ends.push(resolve)));
  scheduler.add('slow', 5);
  await clock.advance(12_000);
  assert.equal(of('slow').length, 1);
  assert.equal(missed.get('slow'), 2);
  ends[0]?.();
  await clock.advance(0);
  await clock.advance(3_000);
  assert.deepEqual(
    of('slow').map(({ atMs }) => atMs),
    [0, 15_000],
  );
});

test('stopping waits for the runs that are going and makes no more', async () => {
  const ends: (() => void)[] = [];
  const { clock, scheduler, of } = setup(() => new Promise((resolve) => ends.push(resolve)));
  scheduler.add('a', 5);
  await clock.advance(1);
  let stopped = false;
  const stopping = scheduler.stop().then(() => {
    stopped = true;
  });
  await clock.advance(20_000);
  assert.equal(stopped, false);
  ends[0]?.();
  await stopping;
  assert.equal(of('a').length, 1);
});

test('an interval longer than a platform timer can wait is kept', async () => {
  const { clock, scheduler, of } = setup();
  const days30 = 30 * 86_400;
  scheduler.add('rare', days30);
  await clock.advance(days30 * 1000 - 1);
  assert.equal(of('rare').length, 1);
  await clock.advance(1);
  assert.equal(of('rare').length, 2);
});

test('an instance that is removed and added again does not run beside its own earlier run', async () => {
  const ends: (() => void)[] = [];
  const { clock, scheduler, missed, of } = setup(() => new Promise((resolve) => ends.push(resolve)));
  scheduler.add('a', 5);
  await clock.advance(1);
  scheduler.remove('a');
  scheduler.add('a', 5);
  await clock.advance(1);
  assert.equal(of('a').length, 1);
  assert.equal(missed.get('a'), 1);
  ends[0]?.();
  await clock.advance(0);
  await clock.advance(5000);
  assert.equal(of('a').length, 2);
});
