import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseWallTime, printWallTime } from './wall-time.ts';
import { Zone } from './zone.ts';

const wall = (text: string): number => parseWallTime(text) ?? Number.NaN;

const cases: readonly (readonly [zone: string, wall: string, instant: string])[] = [
  ['UTC', '2026-03-29T02:30', '2026-03-29T02:30:00.000Z'],
  ['Europe/Paris', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
  // Left out by the clocks: 03:30.
  ['Europe/Paris', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['Europe/Paris', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  // Twice: the first.
  ['Europe/Paris', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['Europe/Paris', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
  ['Asia/Kolkata', '2026-11-27T19:00', '2026-11-27T13:30:00.000Z'],
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z'],
];

for (const [zone, text, instant] of cases) {
  test(`${text} in ${zone}`, () => {
    assert.equal(new Date(new Zone(zone).instantOf(wall(text))).toISOString(), instant);
  });
}

test('an instant is shown at the wall time that leads back to it, but for hours that come twice', () => {
  const zones = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];
  const minute = fc.integer({ min: Date.UTC(1995, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, (name, atMinute) => {
      const zone = new Zone(name);
      const back = zone.instantOf(zone.wallOf(atMinute * 60_000));
      assert.equal(zone.wallOf(back), zone.wallOf(atMinute * 60_000));
      assert.ok(back <= atMinute * 60_000);
    }),
  );
});

test('there is no such zone', () => assert.throws(() => new Zone('Europe/Nowhere'), RangeError));

test('wall times are read as they are written, and nothing else is', () => {
  assert.equal(printWallTime(wall('2026-02-28T23:59')), '2026-02-28T23:59:00');
  assert.equal(printWallTime(wall('2026-02-28T23:59:30')), '2026-02-28T23:59:30');
  for (const text of [
    '2026-02-30T10:00',
    '2026-02-28',
    '2026-02-28T10:00Z',
    '2026-02-28T24:00',
    '2026-02-28 10:00',
    '',
  ]) {
    assert.equal(parseWallTime(text), undefined, text);
  }
});
