import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ioReadings } from './io.ts';

const counters = {
  ...{ reads: 10, readsMerged: 0, sectorsRead: 80, readMs: 5 },
  ...{ writes: 10, writesMerged: 0, sectorsWritten: 80, writeMs: 5, busyMs: 8, weightedMs: 10 },
};

test('a device that rested has zeros, and divides by none of them', () => {
  const devices = new Map([['sda', counters]]);
  const gauges = ioReadings(devices, { snapshot: devices, elapsedMs: 1000 }).filter(({ type }) => type === 'gauge');
  assert.equal(gauges.length, 9);
  assert.deepEqual(new Set(gauges.map(({ value }) => value)), new Set([0]));
});

test('a counter that fell is another device: only rates are sent, which know a fall themselves', () => {
  const snapshot = new Map([['sda', { ...counters, busyMs: 9 }]]);
  const readings = ioReadings(new Map([['sda', counters]]), { snapshot, elapsedMs: 1000 });
  assert.deepEqual(
    readings.map(({ type, name }) => [type, name]),
    ['r_s', 'w_s', 'rrqm_s', 'wrqm_s'].map((name) => ['rate', `system.io.${name}`]),
  );
});
