import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DowntimeSchedule } from '../../model/downtime.ts';
import { durationBetween } from './duration.ts';
import { RruleError } from './rrule-error.ts';
import { ScheduleWindows } from './windows.ts';
import { Zone } from './zone.ts';

type Recurring = Extract<DowntimeSchedule, { kind: 'recurring' }>;

const recurring = (timezone: string, ...recurrences: Recurring['recurrences']): Recurring => ({
  kind: 'recurring',
  timezone,
  recurrences,
});
const ms = (text: string): number => Date.parse(text);
const show = (each: { readonly startMs: number; readonly endMs: number } | undefined): string =>
  each
    ? `${new Date(each.startMs).toISOString()} ${new Date(each.endMs).toISOString()}`.replaceAll(':00.000Z', '')
    : '-';

const weekend = { rrule: 'FREQ=WEEKLY;BYDAY=SA', duration: '2d', start: '2026-01-03T00:00' };
const nights = { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', duration: '14h', start: '2026-01-01T19:00' };

test('a weekend is from Saturday to Monday at midnight, with 47, 48 and 49 hours', () => {
  const windows = new ScheduleWindows(recurring('Europe/Paris', weekend));
  assert.equal(show(windows.current(ms('2026-03-28T12:00Z'))), '2026-03-27T23:00 2026-03-29T22:00');
  assert.equal(show(windows.current(ms('2026-04-04T12:00Z'))), '2026-04-03T22:00 2026-04-05T22:00');
  assert.equal(show(windows.current(ms('2026-10-25T12:00Z'))), '2026-10-23T22:00 2026-10-25T23:00');
  assert.equal(windows.current(ms('2026-10-25T23:00Z')), undefined);
});

test('nights begin at 19:00 on the wall all year; hours are elapsed ones', () => {
  const windows = new ScheduleWindows(recurring('Europe/Paris', nights));
  assert.equal(show(windows.next(ms('2026-03-27T00:00Z'))), '2026-03-27T18:00 2026-03-28T08:00');
  assert.equal(show(windows.next(ms('2026-03-28T00:00Z'))), '2026-03-30T17:00 2026-03-31T07:00');
  const daily = new ScheduleWindows(recurring('Europe/Paris', { ...nights, rrule: 'FREQ=DAILY' }));
  // 19:00 to 10:00, to 08:00.
  assert.equal(show(daily.current(ms('2026-03-29T00:00Z'))), '2026-03-28T18:00 2026-03-29T08:00');
  assert.equal(show(daily.current(ms('2026-10-25T00:00Z'))), '2026-10-24T17:00 2026-10-25T07:00');
});

test('what would begin when no clock shows it begins later, and is not left out', () => {
  const hour = { rrule: 'FREQ=DAILY', duration: '1h', start: '2026-03-28T02:30' };
  const windows = new ScheduleWindows(recurring('Europe/Paris', hour));
  assert.equal(show(windows.next(ms('2026-03-28T12:00Z'))), '2026-03-29T01:30 2026-03-29T02:30');
});

test('UNTIL in UTC, on the wall, and as a day', () => {
  const last = (until: string): string => {
    const each = { rrule: `FREQ=DAILY;UNTIL=${until}`, duration: '1h', start: '2026-07-01T19:00' };
    return show(new ScheduleWindows(recurring('America/New_York', each)).previous(ms('2027-01-01T00:00Z')));
  };
  assert.equal(last('20260710T225959Z'), '2026-07-09T23:00 2026-07-10T00:00');
  assert.equal(last('20260710T230000Z'), '2026-07-10T23:00 2026-07-11T00:00');
  assert.equal(last('20260710T185959'), '2026-07-09T23:00 2026-07-10T00:00');
  assert.equal(last('20260710'), '2026-07-10T23:00 2026-07-11T00:00');
});

test('COUNT is over after so many', () => {
  const each = { rrule: 'FREQ=DAILY;COUNT=2', duration: '1h', start: '2026-07-01T19:00' };
  const windows = new ScheduleWindows(recurring('UTC', each));
  assert.deepEqual(windows.upcoming(0, 5).map(show), [
    '2026-07-01T19:00 2026-07-01T20:00',
    '2026-07-02T19:00 2026-07-02T20:00',
  ]);
  assert.equal(windows.next(ms('2026-07-02T19:00Z')), undefined);
});

test('occurrences that touch are one', () => {
  const days = { rrule: 'FREQ=DAILY;COUNT=3', duration: '1d', start: '2026-07-01T00:00' };
  const windows = new ScheduleWindows(recurring('UTC', days));
  assert.equal(show(windows.current(ms('2026-07-03T12:00Z'))), '2026-07-01T00:00 2026-07-04T00:00');
  const [fromMs, toMs] = [ms('2026-06-01T00:00Z'), ms('2026-08-01T00:00Z')];
  assert.deepEqual(windows.starts(fromMs, toMs).map(show), ['2026-07-01T00:00 2026-07-02T00:00']);
  assert.deepEqual(windows.ends(fromMs, toMs).map(show), ['2026-07-03T00:00 2026-07-04T00:00']);
});

test('one time, with an end and without', () => {
  const once = new ScheduleWindows({ kind: 'once', startMs: 1000, endMs: 2000 });
  assert.deepEqual(
    [999, 1000, 1999, 2000].map((atMs) => once.current(atMs) !== undefined),
    [false, true, true, false],
  );
  assert.deepEqual([once.starts(999, 1000).length, once.starts(1000, 2000).length], [1, 0]);
  assert.deepEqual([once.ends(1000, 1999).length, once.ends(1999, 2000).length], [0, 1]);
  const open = new ScheduleWindows({ kind: 'once', startMs: 1000, endMs: null });
  assert.equal(open.current(1e15)?.endMs, Infinity);
  assert.deepEqual(open.ends(0, 1e15), []);
});

test('what never occurs, or cannot be read, is refused', () => {
  const refused = (each: Partial<typeof nights>, message: RegExp): void =>
    assert.throws(
      () => new ScheduleWindows(recurring('UTC', { ...nights, ...each })),
      (error) => error instanceof RruleError && message.test(error.message),
    );
  refused({ rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, /it never occurs/);
  refused({ rrule: 'FREQ=DAILY;UNTIL=20250101' }, /it never occurs/);
  refused({ rrule: 'FREQ=DAILY;UNTIL=20261341' }, /UNTIL is '20261341', which is no time/);
  refused({ duration: '0h' }, /Invalid duration '0h'/);
  refused({ duration: '367d' }, /Invalid duration '367d'/);
  refused({ rrule: 'FREQ=HOURLY', duration: '49h' }, /Invalid duration '49h': at most 2d where several begin on a day/);
  refused({ rrule: 'FREQ=DAILY;BYHOUR=1,2', duration: '3d' }, /at most 2d where several begin on a day/);
  refused({ duration: '90s' }, /Invalid duration '90s'/);
  refused({ start: '2026-01-01T19:00Z' }, /Invalid start '2026-01-01T19:00Z'/);
  assert.throws(() => new ScheduleWindows(recurring('Nowhere', nights)), RangeError);
});

test('what is asked minute by minute is quick, even of a rule with as many occurrences as one may have', () => {
  const hourly = { rrule: 'FREQ=HOURLY', duration: '2d', start: '2020-01-01T00:00' };
  const windows = new ScheduleWindows(recurring('Europe/Paris', hourly, hourly, hourly, hourly, hourly));
  const startMs = ms('2026-11-27T00:00Z');
  windows.current(startMs);
  const before = performance.now();
  for (let minute = 1; minute <= 24 * 60; minute++) assert.ok(windows.current(startMs + minute * 60_000));
  const took = performance.now() - before;
  assert.ok(took < 5000, `${took} ms`);
});

test('a rare rule is found', () => {
  const leap = { rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', duration: '1d', start: '2021-01-01T00:00' };
  const windows = new ScheduleWindows(recurring('UTC', leap));
  assert.equal(show(windows.next(ms('2096-03-01T00:00Z'))), '2104-02-29T00:00 2104-03-01T00:00');
});

test('the duration between two times is one of the calendar where it can', () => {
  const paris = new Zone('Europe/Paris');
  const between = (from: string, to: string) => durationBetween(ms(from), ms(to), paris);
  assert.equal(between('2026-03-27T23:00Z', '2026-03-29T22:00Z'), '2d');
  assert.equal(between('2026-03-27T18:00Z', '2026-03-28T08:00Z'), '14h');
  assert.equal(between('2026-03-27T18:00Z', '2026-03-27T18:45Z'), '45m');
  assert.equal(between('2026-03-27T18:00Z', '2026-03-27T18:45:01Z'), undefined);
  assert.equal(between('2026-03-27T18:00Z', '2026-03-27T18:00Z'), undefined);
});

/* Against a plain look at every hour of the wall. */

const dayMs = 86_400_000;
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const startWallMs = Date.UTC(2026, 2, 20, 19);

interface PlainRule {
  readonly rrule: string;
  readonly isDay: (wallMs: number, daysSince: number) => boolean;
}

const daily: fc.Arbitrary<PlainRule> = fc.integer({ min: 1, max: 4 }).map((interval) => ({
  rrule: `FREQ=DAILY;INTERVAL=${interval}`,
  isDay: (_, daysSince) => daysSince % interval === 0,
}));
const weekly: fc.Arbitrary<PlainRule> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }))
  .map(([interval, days]) => ({
    rrule: `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join(',')}`,
    // Weeks begin on Monday; the 20th of March 2026 is a Friday.
    isDay: (wallMs, daysSince) =>
      days.includes(weekdays[new Date(wallMs).getUTCDay()] ?? '') && Math.floor((daysSince + 4) / 7) % interval === 0,
  }));
const monthly: fc.Arbitrary<PlainRule> = fc
  .uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1 })
  .map((days) => ({
    rrule: `FREQ=MONTHLY;BYMONTHDAY=${days.join(',')}`,
    isDay: (wallMs) => days.includes(new Date(wallMs).getUTCDate()),
  }));

test('windows are those that a plain look at each day finds', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe');
  const durations = fc.constantFrom('30m', '14h', '25h', '1d', '2d', '1w');
  const at = fc.integer({ min: 0, max: 250 * 24 * 60 });
  fc.assert(
    fc.property(
      fc.oneof(daily, weekly, monthly),
      zones,
      durations,
      fc.array(at, { minLength: 1, maxLength: 20 }),
      (rule, timezone, duration, minutes) => {
        const zone = new Zone(timezone);
        const windows = new ScheduleWindows(
          recurring(timezone, { rrule: rule.rrule, duration, start: '2026-03-20T19:00' }),
        );
        const lengthMs =
          Number.parseInt(duration, 10) * { m: 60_000, h: 3_600_000, d: dayMs, w: 7 * dayMs }[duration.at(-1) as 'm'];
        const plain = Array.from({ length: 270 }, (_, day) => startWallMs + day * dayMs)
          .filter((wallMs, day) => rule.isDay(wallMs, day))
          .map((wallMs) => ({
            startMs: zone.instantOf(wallMs),
            endMs: /[dw]$/.test(duration) ? zone.instantOf(wallMs + lengthMs) : zone.instantOf(wallMs) + lengthMs,
          }));
        for (const minute of minutes) {
          const atMs = startWallMs - 2 * dayMs + minute * 60_000;
          const isCovered = (ofMs: number) => plain.some(({ startMs, endMs }) => startMs <= ofMs && endMs > ofMs);
          assert.equal(windows.current(atMs) !== undefined, isCovered(atMs), new Date(atMs).toISOString());
          assert.equal(show(windows.next(atMs)), show(plain.find(({ startMs }) => startMs > atMs)));
          assert.equal(show(windows.previous(atMs)), show(plain.findLast(({ startMs }) => startMs <= atMs)));
          const toMs = atMs + 10 * dayMs;
          const isIn = (ofMs: number) => ofMs > atMs && ofMs <= toMs;
          assert.deepEqual(
            windows.starts(atMs, toMs).map(({ startMs }) => startMs),
            plain.map(({ startMs }) => startMs).filter((startMs) => isIn(startMs) && !isCovered(startMs - 1)),
          );
          assert.deepEqual(
            windows.ends(atMs, toMs).map(({ endMs }) => endMs),
            [...new Set(plain.map(({ endMs }) => endMs))].filter((endMs) => isIn(endMs) && !isCovered(endMs)),
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});
