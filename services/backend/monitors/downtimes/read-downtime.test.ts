import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDowntime, readDowntimeChange, type SentAttributes } from './read-downtime.ts';
import { readDowntimeFile } from './read-downtime-file.ts';

const nowMs = Date.UTC(2026, 10, 27, 12);
const plain = { scope: 'env:prod', monitor_identifier: { monitor_tags: ['*'] } };
const nights = { rrule: 'FREQ=DAILY', duration: '14h', start: '2026-11-27T19:00' };
const read = (attributes: SentAttributes) => readDowntime(attributes, { nowMs });

test('what is not said is as at Datadog', () => {
  assert.deepEqual(read(plain), {
    scope: 'env:prod',
    target: { monitorTags: ['*'] },
    schedule: { kind: 'once', startMs: nowMs, endMs: null },
    message: '',
    displayTimezone: 'UTC',
    mutesFirstRecovery: false,
    notifyEndStates: ['alert', 'no data', 'warn'],
    notifyEndTypes: ['expired'],
  });
});

test('a recurrence without a start begins now, on the clocks of its zone', () => {
  const { start: _, ...rest } = nights;
  const { schedule } = read({ ...plain, schedule: { timezone: 'Asia/Tokyo', recurrences: [rest] } });
  assert.deepEqual(schedule, {
    kind: 'recurring',
    timezone: 'Asia/Tokyo',
    recurrences: [{ ...rest, start: '2026-11-27T21:00:00' }],
  });
});

test('a change leaves what it does not name', () => {
  const before = {
    ...read({ ...plain, schedule: { start: '2026-11-28T00:00:00Z', end: '2026-11-29T00:00:00+00:00' } }),
    ...{ id: 'x', number: 1, createdAtMs: 0, modifiedAtMs: 0 },
  };
  const change = (attributes: SentAttributes) => readDowntimeChange(before, attributes, { nowMs });
  assert.deepEqual(change({ message: 'm' }), { ...before, message: 'm' });
  const { startMs } = before.schedule as { readonly startMs: number };
  assert.deepEqual(change({ schedule: { end: null } }).schedule, { kind: 'once', startMs, endMs: null });
  assert.deepEqual(change({ schedule: { start: null } }).schedule, { ...before.schedule, startMs: nowMs });
  const recurring = change({ schedule: { recurrences: [nights] } }).schedule;
  assert.deepEqual(recurring, { kind: 'recurring', timezone: 'UTC', recurrences: [nights] });
  const later = readDowntimeChange(
    { ...before, schedule: recurring },
    { schedule: { timezone: 'Asia/Tokyo' } },
    { nowMs },
  );
  assert.deepEqual(later.schedule, { ...recurring, timezone: 'Asia/Tokyo' });
});

const refusals: readonly (readonly [sent: SentAttributes, message: RegExp])[] = [
  [{ monitor_identifier: plain.monitor_identifier }, /^Required parameter 'scope' is missing$/],
  [{ scope: '*' }, /'monitor_identifier' is missing/],
  [{ ...plain, scope: 'prod' }, /^All values must have a key$/],
  [{ ...plain, scope: 1 }, /^Invalid scope parameter$/],
  [{ ...plain, nothing: 1 }, /^Additional properties are not allowed \('nothing' was unexpected\)$/],
  [{ ...plain, toString: 1 }, /'toString' was unexpected/],
  [{ ...plain, monitor_identifier: {} }, /monitor_identifier.monitor_id or monitor_tags' is missing/],
  [{ ...plain, monitor_identifier: { monitor_id: 1, monitor_tags: ['*'] } }, /cannot be given together/],
  [{ ...plain, monitor_identifier: { monitor_id: '1' } }, /'monitor_id' is invalid/],
  [{ ...plain, monitor_identifier: { monitor_tags: [] } }, /elements in parameter 'monitor_tags' should be 1/],
  [{ ...plain, monitor_identifier: { monitor_tags: Array(33).fill('a') } }, /'monitor_tags' should be 32/],
  [{ ...plain, monitor_identifier: { monitor_tags: [1] } }, /'monitor_tags' is invalid/],
  [{ ...plain, message: 1 }, /'message' is invalid/],
  [{ ...plain, message: 'x'.repeat(10_001) }, /Maximum length of parameter 'message' should be 10000/],
  [{ ...plain, display_timezone: 'Nowhere' }, /'Nowhere' is not a time zone \(parameter 'display_timezone'\)/],
  [{ ...plain, mute_first_recovery_notification: 'yes' }, /'mute_first_recovery_notification' is invalid/],
  [{ ...plain, notify_end_states: ['ok'] }, /'notify_end_states' is invalid/],
  [{ ...plain, notify_end_types: 'expired' }, /'notify_end_types' is invalid/],
  [{ ...plain, schedule: [] }, /'schedule' is invalid/],
  [{ ...plain, schedule: { start: '2026-11-28T00:00:00+02:00' } }, /'start' must be a time in UTC/],
  [{ ...plain, schedule: { start: 1 } }, /'start' must be a time in UTC/],
  [{ ...plain, schedule: { until: null } }, /'until' was unexpected/],
  [
    { ...plain, schedule: { start: '2026-11-28T00:00:00Z', end: '2026-11-28T00:00:00Z' } },
    /'start' must be before 'end'/,
  ],
  [
    { ...plain, schedule: { start: '2026-11-01T00:00:00Z', end: '2026-11-02T00:00:00Z' } },
    /its end must be in the future/,
  ],
  [{ ...plain, schedule: { recurrences: [] } }, /elements in parameter 'recurrences' should be 1/],
  [{ ...plain, schedule: { recurrences: Array(6).fill(nights) } }, /'recurrences' should be 5/],
  [{ ...plain, schedule: { recurrences: [{ rrule: 'FREQ=DAILY' }] } }, /'duration' is missing/],
  [
    { ...plain, schedule: { recurrences: [{ ...nights, duration: '25h' }] } },
    /Invalid duration '25h': FREQ=DAILY begins/,
  ],
  [{ ...plain, schedule: { recurrences: [{ ...nights, rrule: 'FREQ=DAILY;DTSTART=1' }] } }, /DTSTART is not supported/],
  [{ ...plain, schedule: { recurrences: [{ ...nights, duration: '1y' }] } }, /Invalid duration '1y'/],
  [{ ...plain, schedule: { recurrences: [{ ...nights, end: 'x' }] } }, /'end' was unexpected/],
  [{ ...plain, schedule: { timezone: 'Nowhere', recurrences: [nights] } }, /'Nowhere' is not a time zone/],
];

for (const [sent, message] of refusals) {
  test(`${JSON.stringify(sent).slice(0, 120)} is refused`, () => {
    assert.throws(() => read(sent), { status: 400, message });
  });
}

const readFile = (content: unknown) =>
  readDowntimeFile(typeof content === 'string' ? content : JSON.stringify(content), {
    ...{ file: '/config/downtimes/a.json', name: 'a.json', modifiedAtMs: nowMs },
  });

test('a file has ids that stay, or its own; it may be over, and be an answer of the API', () => {
  const [one, again] = [readFile(plain), readFile({ ...plain, message: 'x' })];
  assert.ok('record' in one && 'record' in again);
  assert.match(one.record.id, /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  assert.deepEqual([one.record.id, one.record.number], [again.record.id, again.record.number]);
  const id = '00000000-0000-0000-0000-00000000000A';
  const over = { ...plain, schedule: { start: '2020-01-01T00:00:00Z', end: '2020-01-02T00:00:00Z' } };
  const decided = { status: 'ended', created: 'x', modified: 'x', canceled: null };
  const answer = readFile({ data: { id, type: 'downtime', attributes: { ...over, ...decided } } });
  assert.ok('record' in answer);
  assert.deepEqual([answer.record.id, answer.record.file], [id.toLowerCase(), 'downtimes/a.json']);
});

test('what is wrong with a file is said', () => {
  const problemOf = (content: unknown) => {
    const file = readFile(content);
    return 'problem' in file ? file.problem : undefined;
  };
  assert.match(problemOf('{"scope": }') ?? '', /line 1 column/);
  assert.equal(problemOf([]), 'must be an object');
  assert.equal(problemOf({ ...plain, id: 'abc' }), 'id: must be a UUID');
  assert.equal(problemOf({ ...plain, scope: 'prod' }), 'All values must have a key');
  assert.match(problemOf({ data: { attributes: { ...plain, nothing: 1 } } }) ?? '', /'nothing' was unexpected/);
});
