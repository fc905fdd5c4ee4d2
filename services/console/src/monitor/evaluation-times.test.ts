import assert from 'node:assert/strict';
import test from 'node:test';
import { evaluationTimes } from './evaluation-times.ts';

test('each rule of a schedule by the clocks of its zone; without a start from the day on which the monitor was made', () => {
  const recurrences = [
    { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', start: '2026-11-01T09:00:00', timezone: 'Europe/Berlin' },
    { rrule: 'FREQ=DAILY;INTERVAL=2' },
    { rrule: 'FREQ=DAILY;BYHOUR=5,17', start: null, timezone: 'Asia/Tokyo' },
  ];
  const options = { scheduling_options: { custom_schedule: { recurrences } } };
  assert.equal(
    evaluationTimes({ options, created_at: Date.parse('2026-11-26T20:00:00Z') }),
    [
      'every weekday at 09:00 (Europe/Berlin)',
      'every 2 days at 00:00 (UTC)',
      'by FREQ=DAILY;BYHOUR=5,17, from 2026-11-27 at 00:00 (Asia/Tokyo)',
    ].join('; '),
  );
  assert.equal(evaluationTimes({ options: { scheduling_options: null }, created_at: 0 }), undefined);
});
