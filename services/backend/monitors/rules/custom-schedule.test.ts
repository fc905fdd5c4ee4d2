import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CustomSchedule } from './custom-schedule.ts';

const never = { lastMs: undefined, modifiedAtMs: 0 };
const daily = { rrule: 'FREQ=DAILY', start: '2026-03-01T08:00', timezone: 'Europe/Berlin' };

const utc = (day: number, hour: number, minute = 0, second = 0) => Date.UTC(2026, 2, day, hour, minute, second);

test('a time is due until it was evaluated, for a day', () => {
  const schedule = new CustomSchedule([daily], 0);
  const time = utc(10, 7);
  assert.equal(schedule.due(time - 1, { ...never, lastMs: utc(9, 7) }), undefined);
  assert.equal(schedule.due(time, { ...never, lastMs: utc(9, 7) }), time);
  assert.equal(schedule.due(time, { ...never, lastMs: time }), undefined);
  // The machine slept.
  assert.equal(schedule.due(time + 3_600_000, { ...never, lastMs: utc(7, 7) }), time);
  const weekly = new CustomSchedule([{ ...daily, rrule: 'FREQ=WEEKLY' }], 0);
  assert.equal(weekly.due(utc(9, 7), never), utc(8, 7));
  assert.equal(weekly.due(utc(9, 7, 1), never), undefined);
});

test('what was before the monitor was as it is, or before the rule begins, is not due', () => {
  const schedule = new CustomSchedule([daily], 0);
  assert.equal(schedule.due(utc(10, 9), { ...never, modifiedAtMs: utc(10, 7) }), utc(10, 7));
  assert.equal(schedule.due(utc(10, 9), { ...never, modifiedAtMs: utc(10, 7) + 1 }), undefined);
  assert.equal(schedule.due(utc(1, 6), never), undefined);
});

test('it follows the clocks, and asked backwards it knows the same', () => {
  const schedule = new CustomSchedule([daily], 0);
  const asked = [utc(28, 7), utc(29, 6), utc(29, 5, 59), utc(28, 7), utc(29, 7)];
  assert.deepEqual(
    asked.map((atMs) => schedule.due(atMs, never)),
    [utc(28, 7), utc(29, 6), utc(28, 7), utc(28, 7), utc(29, 6)],
  );
});

test('a time within a minute is due at its end; after a clock that was ahead it begins anew', () => {
  const schedule = new CustomSchedule([{ ...daily, start: '2026-03-01T08:00:30' }], 0);
  assert.equal(schedule.due(utc(10, 7), { ...never, lastMs: utc(9, 7, 1) }), undefined);
  assert.equal(schedule.due(utc(10, 7, 1), { ...never, lastMs: utc(9, 7, 1) }), utc(10, 7, 1));
  assert.equal(schedule.due(utc(10, 7, 1), { ...never, lastMs: utc(10, 8) }), undefined);
  assert.equal(schedule.due(utc(10, 7, 1), { ...never, lastMs: utc(20, 7) }), utc(10, 7, 1));
});

test('a rule that is over is due no more', () => {
  const schedule = new CustomSchedule([{ ...daily, rrule: 'FREQ=DAILY;COUNT=2' }], 0);
  assert.equal(schedule.due(utc(2, 8), never), utc(2, 7));
  assert.equal(schedule.due(utc(20, 8), never), undefined);
});
