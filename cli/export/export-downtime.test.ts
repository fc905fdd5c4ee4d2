import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DowntimeAnswer, exportDowntime } from './export-downtime.ts';

const recurrences = [{ rrule: 'FREQ=DAILY', duration: '14h', start: '2026-01-01T19:00' }];
const id = '5ab2f3a4-0000-4000-8000-000000000001';

function answer(attributes: Partial<DowntimeAnswer['data']['attributes']> = {}): DowntimeAnswer {
  return {
    data: {
      id,
      attributes: {
        monitor_identifier: { monitor_tags: ['team:x', 'lab'] },
        scope: 'env:(a OR b)',
        message: null,
        display_timezone: 'UTC',
        mute_first_recovery_notification: false,
        notify_end_states: ['alert'],
        notify_end_types: ['expired'],
        schedule: { timezone: 'UTC', recurrences, current_downtime: { start: '2026-01-01T19:00:00+00:00', end: null } },
        status: 'active',
        created: '2026-01-01T00:00:00+00:00',
        modified: '2026-01-01T00:00:00+00:00',
        canceled: null,
        ...attributes,
      },
    },
  };
}

test('what is exported of a downtime is what its author decides', () => {
  assert.ok(exportDowntime.isBody(answer()));
  assert.ok(!exportDowntime.isBody({ data: { attributes: {} } }));
  assert.ok(!exportDowntime.isBody(null));
  assert.deepEqual(Object.entries(exportDowntime.documentOf(answer())), [
    ['id', id],
    ['message', ''],
    ['scope', 'env:(a OR b)'],
    ['monitor_identifier', { monitor_tags: ['team:x', 'lab'] }],
    ['display_timezone', 'UTC'],
    ['schedule', { timezone: 'UTC', recurrences }],
    ['mute_first_recovery_notification', false],
    ['notify_end_states', ['alert']],
    ['notify_end_types', ['expired']],
  ]);
});

test('its file is called by what it is about', () => {
  assert.equal(exportDowntime.slugOf(answer()), 'team-x-lab-env-a-or-b');
  assert.equal(exportDowntime.slugOf(answer({ scope: '*', monitor_identifier: { monitor_id: 7 } })), 'monitor-7');
  assert.equal(exportDowntime.slugOf(answer({ scope: '*', monitor_identifier: { monitor_tags: ['*'] } })), '');
});

test('one that is canceled is not exported: its file would not be', () => {
  assert.equal(exportDowntime.refusalOf?.(answer()), undefined);
  assert.match(exportDowntime.refusalOf?.(answer({ status: 'canceled' })) ?? '', /is canceled/);
});
