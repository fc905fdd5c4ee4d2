import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { ToldClock } from './told-clock.ts';

test('ToldClock: stands until it is told, or the machine is asked again', async () => {
  const machine = new VirtualClock(1_000_000);
  const clock = new ToldClock(machine.now(), machine);
  await machine.advance(3_600_000);
  assert.equal(clock.now(), 1_000_000);
  assert.equal(clock.reread(), 4_600_000);
  assert.equal(clock.now(), 4_600_000);
  clock.tell(4_700_000);
  assert.equal(clock.now(), 4_700_000);
});

test('ToldClock: a clock that a test turns is not asked of the machine', () => {
  const clock = new ToldClock(1_000_000);
  assert.equal(clock.reread(), 1_000_000);
});
