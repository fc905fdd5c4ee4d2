import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import { testingNotify } from '../testing-notify.ts';

const atMs = Date.UTC(2026, 0, 1, 0, 0, 0);

const downtime: Downtime = {
  id: '11111111-2222-3333-4444-555555555555',
  number: 5,
  target: { monitorTags: ['team:lab', '*'] },
  scope: 'host:a',
  schedule: { kind: 'once', startMs: atMs, endMs: atMs + 3_600_000 },
  message: 'Work on the rack. @ops@example.com @slack-x',
  displayTimezone: 'Europe/Berlin',
  mutesFirstRecovery: false,
  notifyEndStates: ['alert'],
  notifyEndTypes: ['expired'],
  createdAtMs: atMs,
  modifiedAtMs: atMs,
};

test('what happens to a downtime is an event, and a message to whom its own message names', async (t) => {
  const { open, store, clock } = await testingNotify(t);
  const notify = await open();
  await notify.downtimes.notify(downtime, 'started', clock.now());
  const nowS = clock.now() / 1000;
  const [event] = await store.events.list({ fromS: nowS, toS: nowS, limit: 9 });
  assert.equal(event?.title, '[Downtime Started] host:a');
  assert.deepEqual(event?.tags, ['audit', 'downtime', `downtime_id:${downtime.id}`]);
  assert.deepEqual(
    notify.mailbox
      .list()
      .map(({ to, subject }) => [to, subject])
      .sort(),
    [
      ['@slack-x', '[Downtime Started] host:a'],
      ['ops@example.com', '[Downtime Started] host:a'],
    ],
  );
  const [mail] = notify.mailbox.list();
  assert.deepEqual(mail?.about, { kind: 'downtime', downtimeId: downtime.id, eventId: event?.id });
  const { text } = (await notify.mailbox.content(mail?.id ?? '')) ?? {};
  assert.match(
    text ?? '',
    /^Work on the rack\. @ops@example\.com @slack-x\n\nScope host:a of monitors tagged team:lab, \*\./,
  );
  assert.match(text ?? '', /From 2026-01-01 01:00:00\+01:00 to 2026-01-01 02:00:00\+01:00\./);
});

test('the same change is told once, also by one who comes after a restart', async (t) => {
  const { open, store, clock } = await testingNotify(t);
  const [first, second] = [await open(), await open()];
  const nowMs = clock.now();
  await Promise.all([
    first.downtimes.notify(downtime, 'ended', nowMs),
    first.downtimes.notify(downtime, 'ended', nowMs),
  ]);
  await second.downtimes.notify(downtime, 'ended', nowMs);
  await second.downtimes.notify(downtime, 'canceled', nowMs);
  await second.downtimes.notify({ ...downtime, id: 'other' }, 'ended', nowMs);
  await second.downtimes.notify(downtime, 'ended', nowMs + 1000);
  const listed = await store.events.list({ fromS: nowMs / 1000, toS: nowMs / 1000 + 1, limit: 9 });
  assert.deepEqual(listed.map(({ title, tags }) => [title, tags.includes('downtime_id:other')]).sort(), [
    ['[Downtime Canceled] host:a', false],
    ['[Downtime Ended] host:a', false],
    ['[Downtime Ended] host:a', false],
    ['[Downtime Ended] host:a', true],
  ]);
});

test('a recurring downtime of one monitor says when, without end as well', async (t) => {
  const { open, clock } = await testingNotify(t);
  const notify = await open();
  const start = '2026-11-27T19:00';
  const recurrences = [
    { rrule: 'FREQ=WEEKLY;BYDAY=MO', duration: '14h', start },
    { rrule: 'FREQ=HOURLY', duration: '5m', start },
  ];
  const recurring: Downtime = {
    ...downtime,
    target: { monitorId: 7 },
    schedule: { kind: 'recurring', timezone: 'UTC', recurrences },
  };
  await notify.downtimes.notify(recurring, 'created', clock.now());
  const text = async () => (await notify.mailbox.content(notify.mailbox.list()[0]?.id ?? ''))?.text ?? '';
  assert.match(await text(), /Scope host:a of monitor 7 \(http:\/\/localhost:8080\/monitors\/7\)\./);
  assert.match(
    await text(),
    /\n\nEvery Monday from 19:00 to 09:00; by FREQ=HOURLY, from 2026-11-27 at 19:00, for 5 minutes \(UTC\)\.\n/,
  );
  await clock.advance(1000);
  const endless: Downtime = { ...downtime, schedule: { kind: 'once', startMs: atMs, endMs: null } };
  await notify.downtimes.notify(endless, 'updated', clock.now());
  assert.match(await text(), /From 2026-01-01 01:00:00\+01:00 until it is canceled\./);
});

test('an edit says what it was before, and the end of a time when the next is', async (t) => {
  const { open, clock } = await testingNotify(t);
  const notify = await open();
  const text = async () => (await notify.mailbox.content(notify.mailbox.list()[0]?.id ?? ''))?.text ?? '';
  const recurrences = [{ rrule: 'FREQ=DAILY;COUNT=2', duration: '1h', start: '2026-01-01T00:00' }];
  const recurring: Downtime = {
    ...downtime,
    schedule: { kind: 'recurring', timezone: 'UTC', recurrences },
    notifyEndStates: [],
  };
  const { id: _, number: __, ...before } = downtime;
  await notify.downtimes.notify(
    { ...recurring, target: { monitorId: 7 }, changedFrom: before },
    'updated',
    clock.now(),
  );
  assert.match(
    await text(),
    new RegExp(
      [
        'Changed:?\n+- the monitors, which were monitors tagged team:lab, \\*',
        '- the schedule, which was from 2026-01-01 01:00:00\\+01:00 to 2026-01-01 02:00:00\\+01:00',
        '- the states told at its end, which were alert\n',
      ].join('\n'),
    ),
  );
  await clock.advance(1000);
  await notify.downtimes.notify(recurring, 'ended', atMs + 3_600_000);
  assert.match(await text(), /The next time begins at 2026-01-02 01:00:00\+01:00\./);
  await clock.advance(1000);
  await notify.downtimes.notify(recurring, 'ended', atMs + 90_000_000);
  assert.match(await text(), /This was the last time\./);
});

test('a change that the disk refuses is left to be told again, and is told once', async (t) => {
  const { open, store, clock } = await testingNotify(t);
  let refusals = 2;
  const documents: typeof store.documents = {
    load: (kind) => store.documents.load(kind),
    write: async (changes, events) => {
      // The store keeps what it could not write, and writes it later.
      await store.documents.write(changes, events);
      if (refusals-- > 0) throw new Error('disk full');
    },
  };
  const notify = await open({ store: { ...store, documents } });
  const nowMs = clock.now();
  for (let attempt = 0; attempt < 2; attempt++) {
    await assert.rejects(notify.downtimes.notify(downtime, 'started', nowMs), /disk full/);
  }
  await notify.downtimes.notify(downtime, 'started', nowMs);
  await notify.downtimes.notify(downtime, 'started', nowMs);
  const listed = await store.events.list({ fromS: nowMs / 1000, toS: nowMs / 1000, limit: 9 });
  assert.equal(listed.length, 1);
  assert.equal(notify.mailbox.list().length, 2);
});
