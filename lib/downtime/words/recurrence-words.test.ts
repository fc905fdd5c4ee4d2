import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recurrenceWords, ruleWords } from './recurrence-words.ts';

function words(rrule: string, duration = '14h', start = '2026-11-27T19:00:00'): string {
  return recurrenceWords({ rrule, duration, start });
}

test('a recurrence in words', () => {
  assert.equal(words('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'), 'every weekday from 19:00 to 09:00');
  assert.equal(words('FREQ=WEEKLY;BYDAY=SA', '2d', '2026-01-03T00:00'), 'every Saturday at 00:00, for 2 days');
  assert.equal(words('FREQ=WEEKLY;BYDAY=MO,TU,WE', '30m'), 'every week on Monday to Wednesday from 19:00 to 19:30');
  assert.equal(
    words('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,TH,FR,SA;COUNT=3', '1h'),
    'every 2 weeks on Monday, Tuesday, Thursday to Saturday from 19:00 to 20:00, 3 times in all',
  );
  assert.equal(words('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', '24h'), 'every day at 19:00, for 24 hours');
  // 27 November 2026 is a Friday.
  assert.equal(words('FREQ=WEEKLY'), 'every Friday from 19:00 to 09:00');
  assert.equal(words('FREQ=DAILY;UNTIL=20261231', '30m'), 'every day from 19:00 to 19:30, until 2026-12-31');
  assert.equal(words('FREQ=MONTHLY;INTERVAL=3', '1w'), 'every 3 months on day 27 at 19:00, for 1 week');
});

test('what there are no words for is said as it is written', () => {
  assert.equal(
    words('FREQ=MONTHLY;BYDAY=-1FR', '2h'),
    'by FREQ=MONTHLY;BYDAY=-1FR, from 2026-11-27 at 19:00, for 2 hours',
  );
  assert.equal(words('FREQ=DAILY', 'long'), 'every day at 19:00, for long');
});

test('a rule of what takes no time has none in its words', () => {
  const start = '2026-11-27T09:00:00';
  assert.equal(ruleWords({ rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', start }), 'every weekday at 09:00');
  assert.equal(ruleWords({ rrule: 'FREQ=DAILY;INTERVAL=2;COUNT=3', start }), 'every 2 days at 09:00, 3 times in all');
  assert.equal(
    ruleWords({ rrule: 'FREQ=MONTHLY;BYDAY=-1FR', start }),
    'by FREQ=MONTHLY;BYDAY=-1FR, from 2026-11-27 at 09:00',
  );
});
