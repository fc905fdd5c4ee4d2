import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { type DowntimeForm, formOf, newForm } from './downtime-form.ts';
import { attributesOf, formFaults, scopeFault } from './form-attributes.ts';
import { notifyText } from './notify-text.ts';
import { scheduleWords } from './schedule-words.ts';
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

test('a schedule of one time in words', () => {
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
