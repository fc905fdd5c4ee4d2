import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarShiftS } from './calendar-shift.ts';

const atS = (text: string): number => Date.parse(text) / 1000;

for (const [at, shift, zone, before] of [
  ['2026-03-10T12:00:00Z', '-1d', 'UTC', '2026-03-09T12:00:00Z'],
  ['2026-03-10T12:00:00Z', '-2w', 'UTC', '2026-02-24T12:00:00Z'],
  ['2026-03-31T12:00:00Z', '-1mo', 'UTC', '2026-02-28T12:00:00Z'],
  ['2024-03-31T12:00:00Z', '-1mo', 'UTC', '2024-02-29T12:00:00Z'],
  ['2026-01-15T12:00:00Z', '-2mo', 'UTC', '2025-11-15T12:00:00Z'],
  // Clocks went forward on the 29th: the same time of day is an hour less away.
  ['2026-03-29T12:00:00+02:00', '-1d', 'Europe/Paris', '2026-03-28T12:00:00+01:00'],
  ['2026-11-02T09:30:00-05:00', '-1w', 'America/New_York', '2026-10-26T09:30:00-04:00'],
] as const) {
  test(`${shift} from ${at} in ${zone} is ${before}`, () => {
    assert.equal(atS(at) + calendarShiftS(atS(at), { shift, zone }), atS(before));
  });
}
