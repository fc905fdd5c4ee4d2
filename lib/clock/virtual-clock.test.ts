import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from './virtual-clock.ts';

/** A clock, and a way to note what is called and when. */
function makeClock() {
  const clock = new VirtualClock();
  const calls: string[] = [];
  const note = (name: string) => (): void => {
    calls.push(`${name} ${clock.monotonic()}`);
  };
  return { clock, calls, note };
}

test('both times stand still but for advance', async () => {
  const clock = new VirtualClock(1000);
  assert.deepEqual([clock.now(), clock.monotonic()], [1000, 0]);
  await clock.advance(250.5);
  assert.deepEqual([clock.now(), clock.monotonic()], [1250.5, 250.5]);
});

test('what falls due is called in the order of its time, then of its making, at its time', async () => {
  const { clock, calls, note } = makeClock();
  clock.after(20, note('late'));
  clock.after(10, note('first'));
  clock.every(10, note('second'));
  clock.after(-5, note('at once'));
  await clock.advance(20);
  assert.deepEqual(calls, ['at once 0', 'first 10', 'second 10', 'late 20', 'second 20']);
});

test('a callback is due at the end of its delay, not before, and once', async () => {
  const { clock, calls, note } = makeClock();
  clock.after(10, note('once'));
  await clock.advance(9.9);
  assert.deepEqual(calls, []);
  await clock.advance(0.1);
  await clock.advance(100);
  assert.deepEqual(calls, ['once 10']);
});

test('every: at multiples from when it was asked for, however time is moved', async () => {
  const { clock, calls, note } = makeClock();
  await clock.advance(5);
  clock.every(10, note('tick'));
  await clock.advance(25);
  await clock.advance(4);
  await clock.advance(1);
  assert.deepEqual(calls, ['tick 15', 'tick 25', 'tick 35']);
});

test('cancel: nothing more comes, also from inside a callback, and twice does no harm', async () => {
  const { clock, calls, note } = makeClock();
  const never = clock.after(10, note('never'));
  never.cancel();
  never.cancel();
  const ticks = clock.every(10, () => {
    note('tick')();
    if (calls.length === 2) ticks.cancel();
  });
  const other = clock.after(40, note('other'));
  clock.after(30, () => other.cancel());
  await clock.advance(100);
  assert.deepEqual(calls, ['tick 10', 'tick 20']);
});

test('what a callback asks for is called in the same advance when it falls due there', async () => {
  const { clock, calls, note } = makeClock();
  clock.after(10, () => {
    note('outer')();
    clock.after(5, note('inner'));
    clock.after(15, note('beyond'));
  });
  await clock.advance(20);
  assert.deepEqual(calls, ['outer 10', 'inner 15']);
});

test('promises settle between two callbacks, and after the last', async () => {
  const { clock, calls, note } = makeClock();
  for (const atMs of [10, 20]) {
    clock.after(atMs, async () => {
      note('start')();
      for (let step = 0; step < 3; step++) await Promise.resolve();
      note('end')();
    });
  }
  await clock.advance(20);
  assert.deepEqual(calls, ['start 10', 'end 10', 'start 20', 'end 20']);
});

test('what settles into a new timer has it called on the same way', async () => {
  const { clock, calls, note } = makeClock();
  const wait = (delayMs: number): Promise<void> => new Promise((resolve) => clock.after(delayMs, resolve));
  const work = async (): Promise<void> => {
    for (let step = 0; step < 3; step++) await wait(10).then(note('step'));
  };
  void work();
  await clock.advance(30);
  assert.deepEqual(calls, ['step 10', 'step 20', 'step 30']);
});
