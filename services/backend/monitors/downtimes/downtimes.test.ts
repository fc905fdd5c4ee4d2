import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsOf } from '../../../../lib/downtime/changed-settings.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { DowntimeEdge } from './downtime-edge.ts';
import type { SentAttributes } from './read-downtime.ts';
import { readDowntime } from './read-downtime.ts';
import { groupOf, monitorOf, type OpenedDowntimes, openDowntimes } from './testing-downtimes.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const every = { monitor_identifier: { monitor_tags: ['*'] }, scope: '*' };

function create({ downtimes, clock }: OpenedDowntimes, attributes: SentAttributes): Promise<Downtime> {
  return downtimes.create(readDowntime(attributes, { nowMs: clock.now() }));
}

const in24Hours = ({ clock }: OpenedDowntimes, hours: number): string =>
  new Date(clock.now() + hours * hourMs).toISOString();

test('a downtime mutes from its start until its end, and is known after a restart', async () => {
  const opened = await openDowntimes();
  const { clock } = opened;
  const made = await create(opened, {
    ...every,
    mute_first_recovery_notification: true,
    schedule: { start: in24Hours(opened, 1), end: in24Hours(opened, 2) },
  });
  const { downtimes } = await openDowntimes(opened);
  const [monitor, group, startMs] = [monitorOf(), groupOf('host:a'), clock.now() + hourMs];
  const statuses = [-1, 0, hourMs - 1, hourMs].map((ms) => downtimes.statusOf(made, startMs + ms));
  assert.deepEqual(statuses, ['scheduled', 'active', 'active', 'ended']);
  assert.equal(downtimes.mutingOf(monitor, group, startMs - 1), undefined);
  assert.deepEqual(downtimes.mutingOf(monitor, group, startMs), {
    downtimeIds: [made.id],
    sinceMs: startMs,
    mutesFirstRecovery: true,
  });
  assert.equal(downtimes.mutingOf(monitor, group, startMs + hourMs), undefined);
  assert.deepEqual(downtimes.list(), [made]);
  assert.deepEqual([downtimes.find(made.id), downtimes.findNumber(made.number)], [made, made]);
});

test('which monitors and groups it is about', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  await create(opened, {
    scope: 'env:prod AND host:web-*',
    monitor_identifier: { monitor_tags: ['team:x', 'Service:y'] },
  });
  const isMuted = (tags: readonly string[], group: string, query = 'avg(last_5m):avg:m{*} by {host} > 1'): boolean =>
    downtimes.mutingOf(monitorOf({ tags, query }), groupOf(group), clock.now()) !== undefined;
  const both = ['service:y', 'team:x', 'other'];
  assert.equal(isMuted(both, 'env:prod,host:web-1'), true);
  assert.equal(isMuted(both, 'env:prod,host:db-1'), false);
  assert.equal(isMuted(['team:x'], 'env:prod,host:web-1'), false);
  assert.equal(isMuted(both, 'host:web-1'), false);
  assert.equal(isMuted(both, 'host:web-1', 'avg(last_5m):avg:m{env:prod} by {host} > 1'), true);
  assert.equal(isMuted(both, '*', 'avg(last_5m):avg:m{env:prod,host:web-1} > 1'), true);
  assert.equal(isMuted(both, '*'), false);
});

test('several downtimes of a group: all ids, the earliest start, the first recovery muted by any', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  const first = await create(opened, every);
  await clock.advance(hourMs);
  const second = await create(opened, {
    scope: 'host:a',
    monitor_identifier: { monitor_id: 1 },
    mute_first_recovery_notification: true,
  });
  const nowMs = clock.now();
  const muting = downtimes.mutingOf(monitorOf(), groupOf('host:a'), nowMs);
  const expected = { downtimeIds: [first.id, second.id], sinceMs: nowMs - hourMs, mutesFirstRecovery: true };
  assert.deepEqual(muting, expected);
  assert.deepEqual(downtimes.mutingOf(monitorOf({ id: 2 }), groupOf('host:a'), nowMs)?.downtimeIds, [first.id]);
  const matching = downtimes.matching(monitorOf(), [groupOf('host:a'), groupOf('host:b')]);
  assert.deepEqual(
    matching.map(({ downtime, groups, startMs, endMs }) => [downtime.id, groups, startMs, endMs]),
    [
      [first.id, ['host:a', 'host:b'], nowMs - hourMs, null],
      [second.id, ['host:a'], nowMs, null],
    ],
  );
});

test('a muted host mutes its groups, whatever the monitor, until its end', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock, hosts } = opened;
  const nowS = clock.now() / 1000;
  const of = { aliases: [], agentVersion: '', platform: '', tagsBySource: {}, checks: [], reportedAtS: 0 };
  hosts.push({ ...of, name: 'Web-1', mute: { message: '', endS: nowS + 60, sinceS: nowS } });
  hosts.push({ ...of, name: 'web-2' });
  const idsAt = (group: string, atMs: number) => downtimes.mutingOf(monitorOf(), groupOf(group), atMs)?.downtimeIds;
  assert.equal(idsAt('host:web-1', clock.now()), undefined);
  await downtimes.refreshHosts();
  assert.deepEqual(idsAt('host:web-1', clock.now()), ['host:Web-1']);
  assert.equal(downtimes.mutingOf(monitorOf(), groupOf('host:web-1'), clock.now())?.sinceMs, clock.now());
  assert.equal(idsAt('host:web-2', clock.now()), undefined);
  assert.equal(idsAt('host:web-1', clock.now() + 60_000), undefined);
});

test('a change and a cancellation; what is over is not changed any more', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  const { id } = await create(opened, { ...every, message: 'a' });
  await clock.advance(1000);
  const changed = await downtimes.update(id, (before) => ({ ...before, message: 'b' }));
  assert.deepEqual([changed.modifiedAtMs - changed.createdAtMs, changed.message], [1000, 'b']);
  await downtimes.cancel([id]);
  await clock.advance(1000);
  await downtimes.cancel([id]);
  assert.equal(downtimes.find(id)?.canceledAtMs, clock.now() - 1000);
  assert.equal(downtimes.mutingOf(monitorOf(), groupOf('*'), clock.now()), undefined);
  await assert.rejects(
    downtimes.update(id, (before) => before),
    { status: 400, message: /is canceled cannot be changed/ },
  );
  await assert.rejects(downtimes.cancel(['none']), { status: 404 });
});

const shown = (edges: readonly DowntimeEdge[]): readonly unknown[] =>
  edges.map(({ kind, downtime, atMs }) => `${kind} ${downtime.message} ${new Date(atMs).toISOString().slice(5, 16)}`);

test('where downtimes begin and end: by their schedule, when they are made, and when they are canceled', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  const nights = { rrule: 'FREQ=DAILY', duration: '14h', start: '2025-12-30T19:00' };
  await create(opened, { ...every, message: 'nights', schedule: { timezone: 'UTC', recurrences: [nights] } });
  const past = { start: in24Hours(opened, -5), end: in24Hours(opened, 3) };
  const { id } = await create(opened, { ...every, message: 'once', schedule: past });
  const startMs = clock.now();
  assert.deepEqual(shown(downtimes.startedBetween(startMs - 1, startMs)), [
    'started nights 01-01T00:00',
    'started once 01-01T00:00',
  ]);
  assert.deepEqual(shown(downtimes.startedBetween(startMs, startMs + dayMs)), ['started nights 01-01T19:00']);
  await clock.advance(hourMs);
  await downtimes.cancel([id]);
  assert.deepEqual(shown(downtimes.endedBetween(startMs, startMs + 9 * hourMs)), [
    'canceled once 01-01T01:00',
    'expired nights 01-01T09:00',
  ]);
  assert.deepEqual(shown(downtimes.endedBetween(startMs + 9 * hourMs, startMs + dayMs)), []);
});

test('files win over a downtime with the same id, which does not come back, cannot be changed, and are called off with their file', async () => {
  const opened = await openDowntimes();
  const { downtimes } = opened;
  const made = await create(opened, { ...every, message: 'made' });
  const file = { ...made, message: 'file', file: '/config/downtimes/a.json' };
  await downtimes.setFiles(new Map([[made.id, file]]));
  assert.deepEqual(downtimes.list(), [{ ...file, changedFrom: settingsOf(made) }]);
  const refused = {
    status: 403,
    message: `Downtime ${made.id} is kept in the file ${file.file}: change that file, or remove it`,
  };
  await assert.rejects(downtimes.cancel([made.id]), refused);
  await assert.rejects(
    downtimes.update(made.id, (before) => before),
    refused,
  );
  await downtimes.setFiles(new Map());
  const left = (from: typeof downtimes) =>
    from.list().map(({ message, file, canceledAtMs }) => ({ message, file, canceledAtMs }));
  const calledOff = [{ message: 'file', file: undefined, canceledAtMs: opened.clock.now() }];
  assert.deepEqual(left(downtimes), calledOff);
  assert.deepEqual(left((await openDowntimes(opened)).downtimes), calledOff);
});

test('how many are kept: those that are not over to a limit, the others for 30 days or while there is room', async () => {
  const opened = await openDowntimes(undefined, { open: 2, all: 4 });
  const { downtimes, clock } = opened;
  const one = await create(opened, every);
  await create(opened, every);
  await assert.rejects(create(opened, every), {
    status: 400,
    message: 'At most 2 downtimes are kept that are not over',
  });
  await downtimes.cancel([one.id]);
  const { id } = await create(opened, { ...every, schedule: { end: in24Hours(opened, 1) } });
  assert.equal(downtimes.list().length, 3);
  await clock.advance(31 * dayMs);
  await create(opened, every);
  assert.deepEqual([downtimes.find(one.id), downtimes.find(id)], [undefined, undefined]);
  for (let made = 0; made < 5; made++) {
    await downtimes.cancel([downtimes.list().at(-1)?.id ?? '']);
    await create(opened, every);
  }
  assert.equal(downtimes.list().length, 4);
});

test('ten thousand groups are asked about fifty downtimes within three seconds', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  for (let at = 0; at < 50; at++) {
    const nights = { rrule: 'FREQ=DAILY', duration: '1d', start: `2025-12-30T00:${String(at).padStart(2, '0')}` };
    await create(opened, {
      scope: `env:(prod OR test) AND host:web-${at}* AND -service:a`,
      monitor_identifier: { monitor_tags: ['team:x'] },
      schedule: { timezone: 'Europe/Paris', recurrences: [nights] },
    });
  }
  const monitors = Array.from({ length: 1000 }, (_, id) => monitorOf({ id, tags: ['team:x'] }));
  const groups = Array.from({ length: 10 }, (_, at) => groupOf(`env:prod,host:web-${at}5,service:b`));
  const before = performance.now();
  const muted = monitors.flatMap((monitor) => groups.map((group) => downtimes.mutingOf(monitor, group, clock.now())));
  const took = performance.now() - before;
  assert.equal(muted.filter((each) => each !== undefined).length, 10_000);
  assert.ok(took < 3000, `${took} ms`);
});
