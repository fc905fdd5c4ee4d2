import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpuReadings } from './cpu.ts';

const times = { cores: 1, user: 100, nice: 0, system: 50, idle: 500, iowait: 20, irq: 0, softirq: 0, steal: 0 };

function share(now: typeof times, name: string): number | undefined {
  return cpuReadings(now, { snapshot: times, elapsedMs: 1000 }).find((reading) => reading.name === name)?.value;
}

test('a time that stepped back is none, not less', () => {
  const now = { ...times, user: 150, idle: 552, iowait: 18 };
  assert.equal(share(now, 'system.cpu.iowait'), 0);
  assert.equal(share(now, 'system.cpu.user'), 50);
});

test('when no tick went by there are no shares', () => {
  assert.equal(share(times, 'system.cpu.user'), undefined);
});
