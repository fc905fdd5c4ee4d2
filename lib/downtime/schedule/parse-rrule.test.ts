import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRrule, printRrule } from './parse-rrule.ts';
import { RruleError } from './rrule-error.ts';

for (const rrule of [
  'FREQ=DAILY',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;WKST=SU',
  'FREQ=MONTHLY;BYSETPOS=3;BYDAY=WE;INTERVAL=1',
  'FREQ=MONTHLY;BYDAY=-1FR,1MO;COUNT=5000',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;UNTIL=20271231T235959Z',
  'FREQ=HOURLY;INTERVAL=6;BYMINUTE=30;BYSECOND=0',
]) {
  test(`${rrule} is read`, () => assert.equal(printRrule(parseRrule(rrule)), rrule));
}

test('small letters, the name in front and a last semicolon do not matter', () => {
  assert.equal(printRrule(parseRrule(' rrule:freq=daily;count=3; ')), 'FREQ=DAILY;COUNT=3');
});

const refusals: readonly (readonly [rrule: string, message: RegExp])[] = [
  ['FREQ=DAILY;DTSTART=20260101T000000Z', /DTSTART is not supported/],
  ['DTSTART;TZID=Europe/Paris:20260101T000000\nRRULE:FREQ=DAILY', /DTSTART is not supported/],
  ['DTEND:20260101T000000Z;FREQ=DAILY', /DTEND is not supported/],
  ['FREQ=DAILY;DURATION=PT1H', /DURATION is not supported/],
  ['', /'' is no NAME=VALUE/],
  ['INTERVAL=1', /FREQ is missing/],
  ['FREQ=MINUTELY', /FREQ is 'MINUTELY', expected YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY/],
  ['FREQ=HOURLY;BYMINUTE=0,30', /BYMINUTE is '0,30', expected a number from 0 to 59/],
  ['FREQ=DAILY;FREQ=WEEKLY', /FREQ is given twice/],
  ['FREQ=DAILY;INTERVAL=0', /INTERVAL is '0', expected numbers from 1 to 1000/],
  ['FREQ=DAILY;COUNT=5001', /COUNT is '5001'/],
  ['FREQ=DAILY;COUNT=1;UNTIL=20260101', /COUNT and UNTIL exclude each other/],
  ['FREQ=DAILY;UNTIL=2026-01-01', /UNTIL is '2026-01-01', expected a time as/],
  ['FREQ=WEEKLY;BYDAY=XX', /BYDAY is 'XX', expected days of the week/],
  ['FREQ=WEEKLY;BYDAY=1MO', /numbers in BYDAY have no meaning with FREQ=WEEKLY/],
  ['FREQ=YEARLY;BYMONTH=13', /BYMONTH is '13'/],
  ['FREQ=WEEKLY;BYMONTHDAY=1', /BYMONTHDAY has no meaning with FREQ=WEEKLY/],
  ['FREQ=MONTHLY;BYMONTHDAY=0', /BYMONTHDAY is '0', expected numbers from 1 to 31, or as many from the end with -/],
  ['FREQ=MONTHLY;BYSETPOS=1', /BYSETPOS needs another BY part/],
  ['FREQ=DAILY;RSCALE=CHINESE', /RSCALE is not supported/],
  [`FREQ=DAILY;BYHOUR=${'1,'.repeat(600)}1`, /at most 1000 characters/],
];

for (const [rrule, message] of refusals) {
  test(`${rrule.slice(0, 60)} is refused`, () => {
    assert.throws(
      () => parseRrule(rrule),
      (error) => error instanceof RruleError && message.test(error.message),
    );
  });
}
