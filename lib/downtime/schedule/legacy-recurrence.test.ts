import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { legacyOfRrule, rruleOfLegacy, type SentRecurrence } from './legacy-recurrence.ts';
import { RruleError } from './rrule-error.ts';

const none = { period: null, week_days: null, until_occurrences: null, until_date: null, rrule: null };

test('a recurrence of API v1 is a rule', () => {
  assert.equal(rruleOfLegacy({ type: 'days', period: 2 }), 'FREQ=DAILY;INTERVAL=2');
  assert.equal(
    rruleOfLegacy({ type: 'weeks', period: 1, week_days: ['Mon', 'Sun'], until_occurrences: 3 }),
    'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,SU;COUNT=3',
  );
  assert.equal(
    rruleOfLegacy({ ...none, type: 'years', period: 1, until_date: 1_798_761_599 }),
    'FREQ=YEARLY;INTERVAL=1;UNTIL=20261231T235959Z',
  );
  assert.equal(rruleOfLegacy({ type: 'rrule', rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1' }), 'FREQ=MONTHLY;BYMONTHDAY=-1');
});

test('a rule that no other type could have made is of type rrule', () => {
  for (const rrule of ['FREQ=DAILY', 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', 'FREQ=DAILY;INTERVAL=1;UNTIL=20261231']) {
    assert.deepEqual(legacyOfRrule(rrule), { ...none, type: 'rrule', rrule });
  }
});

const refusals: readonly (readonly [sent: SentRecurrence, message: RegExp])[] = [
  [{ type: 'hours', period: 1 }, /^Invalid recurrence type$/],
  [{ type: 'toString', period: 1 }, /^Invalid recurrence type$/],
  [{}, /^Invalid recurrence type$/],
  [{ type: 'days' }, /'period' must be/],
  [{ type: 'days', period: 0 }, /'period' must be/],
  [
    { type: 'weeks', period: 1, week_days: ['mon'] },
    /^Invalid set of days in week_days. Be sure that the first letter is capitalized.$/,
  ],
  [{ type: 'days', period: 1, week_days: ['Mon'] }, /'week_days' is of recurrences with type 'weeks'/],
  [
    { type: 'days', period: 1, until_occurrences: 1, until_date: 2 },
    /^You must provide only provide one of \(until_occurrences, until_date\)$/,
  ],
  [{ type: 'days', period: 1, until_occurrences: 1.5 }, /'until_occurrences' must be/],
  [{ type: 'days', period: 1, until_date: '2026' }, /'until_date' must be/],
  [{ type: 'days', period: 1, rrule: 'FREQ=DAILY' }, /'rrule' is of recurrences with type 'rrule'/],
  [{ type: 'rrule' }, /need an 'rrule'/],
  [{ type: 'rrule', rrule: 'FREQ=DAILY', until_occurrences: 3 }, /has all in its 'rrule'/],
  [{ type: 'rrule', rrule: 'FREQ=DAILY;DURATION=PT1H' }, /DURATION is not supported/],
];

for (const [sent, message] of refusals) {
  test(`${JSON.stringify(sent)} is refused`, () => {
    assert.throws(
      () => rruleOfLegacy(sent),
      (error) => error instanceof RruleError && message.test(error.message),
    );
  });
}

test('there and back a recurrence is itself', () => {
  const until = fc.oneof(
    fc.constant({}),
    fc.record({ until_occurrences: fc.integer({ min: 1, max: 5000 }) }),
    fc.record({ until_date: fc.integer({ min: 1, max: 4e9 }) }),
  );
  const period = fc.integer({ min: 1, max: 1000 });
  const days = fc.subarray(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], { minLength: 1 });
  const kind = fc.oneof(
    fc.record({ type: fc.constantFrom('days', 'weeks', 'months', 'years'), period }),
    fc.record({ type: fc.constant('weeks'), period, week_days: days }),
  );
  fc.assert(
    fc.property(kind, until, (one, other) => {
      const recurrence = { ...none, ...one, ...other };
      assert.deepEqual(legacyOfRrule(rruleOfLegacy(recurrence)), recurrence);
    }),
  );
});
