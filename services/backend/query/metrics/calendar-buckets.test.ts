import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarRollup } from '../../../../lib/query-language/types.ts';
import { calendarBucketsS } from './calendar-buckets.ts';

const atS = (text: string): number => Date.parse(text) / 1000;

function buckets(calendar: CalendarRollup, from: string, to: string): readonly string[] {
  const startsS = calendarBucketsS(calendar, { fromS: atS(from), toS: atS(to) });
  return startsS.map((startS) => new Date(startS * 1000).toISOString().replace('.000Z', 'Z'));
}

test('the first begins in the window, the last is whole, and its end is told', () => {
  assert.deepEqual(buckets({ unit: 'daily' }, '2026-03-01T00:00:01Z', '2026-03-03T00:00:00Z'), [
    '2026-03-02T00:00:00Z',
    '2026-03-03T00:00:00Z',
    '2026-03-04T00:00:00Z',
  ]);
});

test('a day in which clocks change has 23 or 25 hours', () => {
  assert.deepEqual(buckets({ unit: 'daily', zone: 'Europe/Paris' }, '2026-03-28T00:00:00Z', '2026-03-29T23:00:00Z'), [
    '2026-03-28T23:00:00Z',
    '2026-03-29T22:00:00Z',
    '2026-03-30T22:00:00Z',
  ]);
});

test('weeks begin on Monday, months on the first, at the hour', () => {
  assert.deepEqual(buckets({ unit: 'weekly', startHour: 6 }, '2026-11-26T00:00:00Z', '2026-12-01T00:00:00Z'), [
    '2026-11-30T06:00:00Z',
    '2026-12-07T06:00:00Z',
  ]);
  assert.deepEqual(buckets({ unit: 'monthly' }, '2026-11-26T00:00:00Z', '2027-01-02T00:00:00Z'), [
    '2026-12-01T00:00:00Z',
    '2027-01-01T00:00:00Z',
    '2027-02-01T00:00:00Z',
  ]);
});

test('a window in which none begins has none but the next', () => {
  assert.deepEqual(buckets({ unit: 'monthly' }, '2026-11-02T00:00:00Z', '2026-11-20T00:00:00Z'), [
    '2026-12-01T00:00:00Z',
  ]);
});
