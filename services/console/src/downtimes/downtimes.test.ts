import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { type DowntimeForm, formOf, newForm } from './downtime-form.ts';
import { attributesOf, formFaults, scopeFault } from './form-attributes.ts';
import { notifyText } from './notify-text.ts';
import { type RuleForm, rruleOf, ruleFormOf, WEEKDAYS } from './rule-form.ts';
import { recurrenceWords, scheduleWords } from './schedule-words.ts';
import { isFound, targetText } from './target-text.ts';
import { windowText } from './window-text.ts';

const nowMs = Date.UTC(2026, 10, 27, 6);

const downtime: LabDowntime = {
  id: '5ab2f3a4-0000-4000-8000-000000000001',
  number: 7,
  target: { monitorTags: ['team:x'] },
  scope: 'env:prod',
  schedule: { kind: 'once', startMs: nowMs + 12_345, endMs: nowMs + 7_200_000 },
  message: 'moving @ops@example.com',
  displayTimezone: 'Europe/Paris',
  mutesFirstRecovery: false,
  notifyEndStates: ['alert'],
  notifyEndTypes: ['expired'],
  createdAtMs: nowMs,
  modifiedAtMs: nowMs,
  status: 'scheduled',
  window: { startMs: nowMs + 12_345, endMs: nowMs + 7_200_000 },
};

const fields = fc.record(
  {
    kind: fc.constant('every' as const),
    unit: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const),
    interval: fc.integer({ min: 1, max: 1000 }),
    weekdays: fc.subarray([...WEEKDAYS]),
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

test('a schedule in words', () => {
  const words = (rrule: string, duration = '14h', start = '2026-11-27T19:00:00') =>
    recurrenceWords({ rrule, duration, start });
  assert.equal(words('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'), 'every week on Monday to Friday at 19:00, for 14 hours');
  assert.equal(words('FREQ=WEEKLY;BYDAY=SA', '2d'), 'every week on Saturday at 19:00, for 2 days');
  assert.equal(
    words('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,TH,FR,SA;COUNT=3', '1h'),
    'every 2 weeks on Monday, Tuesday, Thursday to Saturday at 19:00, for 1 hour, 3 times in all',
  );
  // 27 November 2026 is a Friday.
  assert.equal(words('FREQ=WEEKLY'), 'every week on Friday at 19:00, for 14 hours');
  assert.equal(words('FREQ=DAILY;UNTIL=20261231', '30m'), 'every day at 19:00, for 30 minutes, until 2026-12-31');
  assert.equal(words('FREQ=MONTHLY;INTERVAL=3', '1w'), 'every 3 months on day 27 at 19:00, for 1 week');
  assert.equal(
    words('FREQ=MONTHLY;BYDAY=-1FR', '2h'),
    'by FREQ=MONTHLY;BYDAY=-1FR, from 2026-11-27 at 19:00, for 2 hours',
  );
  assert.deepEqual(scheduleWords({ kind: 'once', startMs: nowMs, endMs: null }, 'Europe/Paris'), [
    'from Fri, Nov 27, 2026, 07:00 on',
  ]);
});

test('times that nobody touched are sent as they were, others by the clocks of the zone', () => {
  const form = formOf(downtime, nowMs);
  assert.deepEqual([form.start, form.end, form.timezone], ['2026-11-27T07:00', '2026-11-27T09:00', 'Europe/Paris']);
  const scheduleOf = (part: Partial<DowntimeForm>) => attributesOf({ ...form, ...part }, downtime).schedule;
  assert.deepEqual(scheduleOf({}), { start: '2026-11-27T06:00:12.345Z', end: '2026-11-27T08:00:00.000Z' });
  assert.deepEqual(scheduleOf({ end: '2026-11-27T12:30' }), {
    start: '2026-11-27T06:00:12.345Z',
    end: '2026-11-27T11:30:00.000Z',
  });
  assert.deepEqual(scheduleOf({ timezone: 'UTC', end: '' }), { start: '2026-11-27T07:00:00.000Z', end: null });
});

test('a downtime that recurs goes through the form unchanged', () => {
  const recurrences = [
    { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU', duration: '14h', start: '2026-01-01T19:00' },
    { rrule: 'FREQ=MONTHLY;BYDAY=-1FR', duration: '2d', start: '2026-01-02T00:00:30' },
  ];
  const recurring: LabDowntime = {
    ...downtime,
    target: { monitorId: 3 },
    schedule: { kind: 'recurring', timezone: 'Asia/Tokyo', recurrences },
  };
  const attributes = attributesOf(formOf(recurring, nowMs), recurring);
  assert.deepEqual(attributes.schedule, { timezone: 'Asia/Tokyo', recurrences });
  assert.deepEqual(attributes.monitor_identifier, { monitor_id: 3 });
  assert.equal(attributes.display_timezone, 'Europe/Paris');
});

test('what the page itself tells of a form', () => {
  const form = newForm(nowMs);
  assert.deepEqual(formFaults(form), {});
  assert.deepEqual(attributesOf(form).monitor_identifier, { monitor_tags: ['*'] });
  assert.deepEqual(Object.keys(formFaults({ ...form, target: 'monitor' })), ['monitor']);
  assert.deepEqual(Object.keys(formFaults({ ...form, start: '2026-11-27T19:00', end: '2026-11-27T19:00' })), ['end']);
  const [first] = form.recurrences;
  assert.ok(first);
  const recurring = { ...form, kind: 'recurring' as const };
  assert.deepEqual(Object.keys(formFaults({ ...recurring, recurrences: [{ ...first, amount: '' }] })), ['recurrences']);
  assert.equal(scopeFault('host:a AND -env:(x OR y)'), undefined);
  assert.equal(scopeFault(' '), undefined);
  assert.match(scopeFault('prod') ?? '', /must have a key/);
  assert.match(scopeFault('host:a OR host:b') ?? '', /^OR is not supported at the top/);
});

test('which monitors, until when, and who is told', () => {
  assert.equal(targetText(downtime), 'monitors with team:x');
  assert.equal(targetText({ target: { monitorTags: ['*'] } }), 'all monitors');
  assert.equal(targetText({ target: { monitorId: 3 } }), 'monitor 3, which there is no more');
  assert.ok(isFound(downtime, 'PROD moving') && !isFound(downtime, 'prod resting'));
  assert.equal(windowText(downtime, nowMs), 'begins in 12 s');
  assert.equal(windowText({ ...downtime, status: 'active' }, nowMs), 'ends in 2 h 00 min');
  const open = { ...downtime, status: 'active' as const, window: { startMs: nowMs - 60_000, endMs: null } };
  assert.equal(windowText(open, nowMs), 'for 60 s, without an end');
  assert.equal(windowText({ ...downtime, status: 'canceled', canceledAtMs: nowMs }, nowMs), 'canceled just now');
  assert.deepEqual(notifyText({ ...downtime, mutesFirstRecovery: true, notifyEndTypes: ['expired', 'canceled'] }), [
    'A group that is in alert notifies when it ends or it is canceled.',
    'The first recovery of a group that alerted before it is held back, too.',
  ]);
  assert.equal(notifyText({ ...downtime, notifyEndStates: [] }).length, 1);
});
