import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type RuleForm, rruleOf, ruleFormOf, ruleWeekdays } from './rule-form.ts';

const fields = fc.record(
  {
    kind: fc.constant('every' as const),
    unit: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const),
    interval: fc.integer({ min: 1, max: 1000 }),
    weekdays: fc.subarray([...ruleWeekdays]),
    end: fc.oneof(
      fc.constant({ kind: 'never' as const }),
      fc.constant({ kind: 'until' as const, day: '2027-03-09' }),
      fc.integer({ min: 1, max: 5000 }).map((count) => ({ kind: 'count' as const, count })),
    ),
  },
  { noNullPrototype: true },
);

test('a rule of fields is read as the same fields again', () => {
  fc.assert(
    fc.property(fields, (form) => {
      const expected: RuleForm = { ...form, weekdays: form.unit === 'WEEKLY' ? form.weekdays : [] };
      assert.deepEqual(ruleFormOf(rruleOf(form)), expected);
    }),
  );
});

test('what fields cannot say stays the text that it is', () => {
  for (const rrule of [
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=DAILY;BYHOUR=1,2',
    'FREQ=HOURLY',
    'FREQ=WEEKLY;UNTIL=20261231T120000Z',
    'nonsense',
    '',
  ]) {
    assert.deepEqual(ruleFormOf(rrule), { kind: 'text', rrule });
    assert.equal(rruleOf({ kind: 'text', rrule }), rrule);
  }
});
