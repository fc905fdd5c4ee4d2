import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DowntimeWatch, type TellDowntime } from './downtime-watch.ts';
import { readDowntime } from './read-downtime.ts';
import { readDowntimeFile } from './read-downtime-file.ts';
import { summarizeDowntimes } from './summarize-downtimes.ts';
import { type OpenedDowntimes, openDowntimes } from './testing-downtimes.ts';

const minuteMs = 60_000;

const every = { monitor_identifier: { monitor_tags: ['team:x'] }, scope: '*' };
const nights = { rrule: 'FREQ=DAILY', duration: '2m', start: '2026-01-01T00:02' };

function openWatch(opened: OpenedDowntimes, tell: TellDowntime) {
  const lines: string[] = [];
  const log = { info: (text: string) => void lines.push(text) } as never;
  return { lines, opening: DowntimeWatch.open({ ...opened, log, tell }) };
}

/** What is told, as `message what hh:mm:ss`. */
function recorder() {
  const told: string[] = [];
  const tell: TellDowntime = async ({ message }, what, atMs) => {
    told.push(`${message} ${what} ${new Date(atMs).toISOString().slice(11, 19)}`);
  };
  return { told, tell };
}

test('what is changed is told soon, each time as it is then, and once', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  const { told, tell } = recorder();
  const watch = await openWatch(opened, tell).opening;
  downtimes.onChange(() => watch.wake());
  await clock.advance(1000);
  const { id } = await downtimes.create(
    readDowntime({ ...every, message: 'first', schedule: {} }, { nowMs: clock.now() }),
  );
  await clock.advance(1000);
  assert.deepEqual(told, ['first created 00:00:01', 'first started 00:00:01']);
  await downtimes.update(id, (before) => ({ ...before, message: 'second' }));
  await clock.advance(1000);
  await downtimes.cancel([id]);
  await clock.advance(1000);
  await watch.tick();
  await watch.stop();
  assert.deepEqual(told.slice(2), ['second updated 00:00:02', 'second canceled 00:00:03']);
});

test('what people and time do to downtimes is told once, in order', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  const create = (message: string, schedule: object) =>
    downtimes.create(readDowntime({ ...every, message, schedule }, { nowMs: clock.now() }));
  await create('old', {});
  await clock.advance(1);
  const { told, tell } = recorder();
  const { opening, lines } = openWatch(opened, tell);
  const watch = await opening;
  await clock.advance(999);
  const { id } = await create('once', {});
  await create('nights', { timezone: 'UTC', recurrences: [nights] });
  for (let minute = 1; minute <= 5; minute++) {
    await clock.advance(minuteMs);
    await watch.tick();
    if (minute === 1) await downtimes.update(id, (before) => ({ ...before, message: 'changed' }));
    if (minute === 3) await downtimes.cancel([id]);
  }
  assert.deepEqual(told, [
    'once created 00:00:01',
    'nights created 00:00:01',
    'once started 00:00:01',
    'changed updated 00:01:01',
    'nights started 00:02:00',
    'changed canceled 00:03:01',
    'nights ended 00:04:00',
  ]);
  const ends = lines.map((line) => line.replace(/^downtime [\da-f-]+ /, ''));
  const of = '(scope * of monitors with team:x)';
  assert.equal(ends[0], `${of} is active: their notifications are held back`);
  assert.equal(ends[3], `${of} started: their notifications are held back`);
  assert.equal(ends.at(-1), `${of} is over until 2026-01-02 00:02 UTC`);
});

test('a file that is edited is told as a change, through a restart too; one that is only written again is not', async () => {
  let opened = await openDowntimes();
  const { clock } = opened;
  const { told, tell } = recorder();
  let watch = await openWatch(opened, tell).opening;
  /** Takes over the file as it is now; one without a start begins when it was seen first. */
  const write = async (message: string) => {
    const { downtimes } = opened;
    const of = { file: '', name: 'a.json', modifiedAtMs: clock.now() };
    const read = readDowntimeFile(JSON.stringify({ ...every, message }), of, (id) => downtimes.firstSeen(id));
    assert.ok('record' in read);
    await downtimes.setFiles(new Map([[read.record.id, read.record]]));
  };
  const pass = async () => {
    await clock.advance(minuteMs);
    await watch.tick();
    return told.splice(0);
  };
  await clock.advance(1000);
  await write('new');
  assert.deepEqual(await pass(), ['new created 00:00:01', 'new started 00:00:01']);
  await write('new');
  assert.deepEqual(await pass(), []);
  await write('other');
  const [edited] = opened.downtimes.list();
  assert.equal(edited?.changedFrom?.message, 'new');
  assert.deepEqual(await pass(), ['other updated 00:02:01']);
  await write('wrong');
  assert.deepEqual(await pass(), ['wrong updated 00:03:01']);
  await write('other');
  assert.deepEqual(await pass(), ['other updated 00:04:01']);
  // The lab is off while it is edited.
  opened = await openDowntimes(opened);
  await write('third');
  watch = await openWatch(opened, tell).opening;
  assert.deepEqual(await pass(), ['third updated 00:05:01']);
  assert.equal(opened.downtimes.list()[0]?.createdAtMs, edited.createdAtMs);
  await opened.downtimes.setFiles(new Map());
  assert.deepEqual(await opened.documents.load('downtime_file'), {});
  assert.deepEqual(await pass(), ['third canceled 00:06:01']);
  await write('back');
  assert.deepEqual(await pass(), ['back created 00:07:01', 'back started 00:07:01']);
});

test('a change by the API that changes nothing is not told, and each other says what was before it', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  const { told, tell } = recorder();
  const { id } = await downtimes.create(readDowntime({ ...every, message: 'm' }, { nowMs: clock.now() }));
  await clock.advance(1000);
  const watch = await openWatch(opened, tell).opening;
  await downtimes.update(id, (before) => ({ ...before, notifyEndStates: [...before.notifyEndStates].reverse() }));
  assert.equal(downtimes.find(id)?.modifiedAtMs, downtimes.find(id)?.createdAtMs);
  await clock.advance(minuteMs);
  await watch.tick();
  assert.deepEqual(told, []);
  downtimes.onChange(() => watch.wake());
  await downtimes.update(id, (before) => ({ ...before, scope: 'host:a' }));
  assert.equal(downtimes.find(id)?.changedFrom?.scope, '*');
  await clock.advance(1000);
  await downtimes.update(id, (before) => ({ ...before, scope: '*' }));
  assert.equal(downtimes.find(id)?.changedFrom?.scope, 'host:a');
  await clock.advance(1000);
  assert.deepEqual(told, ['m updated 00:01:01', 'm updated 00:01:02']);
});

test('nothing is lost in a restart or when telling fails, and nothing old is told after a long pause', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  let fails = true;
  const { told, tell } = recorder();
  const watch = await openWatch(opened, async (...news) => {
    if (fails) throw new Error('no disk');
    await tell(...news);
  }).opening;
  await watch.tick().catch(() => undefined);
  await clock.advance(1000);
  await downtimes.create(
    readDowntime(
      { ...every, message: 'm', schedule: { timezone: 'UTC', recurrences: [nights] } },
      { nowMs: clock.now() },
    ),
  );
  await clock.advance(1);
  await assert.rejects(watch.tick(), /no disk/);
  fails = false;
  await clock.advance(3 * minuteMs);
  const again = await openWatch(opened, tell).opening;
  await again.tick();
  await again.tick();
  assert.deepEqual(told.splice(0), ['m created 00:00:01', 'm started 00:02:00']);
  await clock.advance(3 * 86_400_000);
  await (await openWatch(opened, tell).opening).tick();
  assert.deepEqual(told, ['m ended 00:04:00', 'm started 00:02:00']);
});

test('what cannot be told of one downtime keeps nothing of the others from being told', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  const { told, tell } = recorder();
  const watch = await openWatch(opened, async (...news) => {
    if (news[0].message === 'bad') throw new Error('no message of it');
    await tell(...news);
  }).opening;
  await clock.advance(1000);
  for (const message of ['bad', 'good']) {
    await downtimes.create(readDowntime({ ...every, message }, { nowMs: clock.now() }));
  }
  await clock.advance(1);
  await assert.rejects(watch.tick(), /no message of it/);
  assert.deepEqual(told, ['good created 00:00:01', 'good started 00:00:01']);
});

test('the status names what is active and what comes, not what is over', async () => {
  const opened = await openDowntimes();
  const { downtimes, clock } = opened;
  const nowMs = clock.now();
  const create = (attributes: object) => downtimes.create(readDowntime({ ...every, ...attributes }, { nowMs }));
  const coming = await create({ schedule: { timezone: 'UTC', recurrences: [nights] } });
  const active = await create({ monitor_identifier: { monitor_id: 7 }, scope: 'host:a' });
  const gone = await create({});
  await downtimes.cancel([gone.id]);
  assert.deepEqual(summarizeDowntimes(downtimes, nowMs), [
    { id: active.id, status: 'active', scope: 'host:a', monitorId: 7, startMs: nowMs, endMs: null },
    {
      ...{ id: coming.id, status: 'scheduled', scope: '*', monitorTags: ['team:x'] },
      ...{ startMs: nowMs + 2 * minuteMs, endMs: nowMs + 4 * minuteMs },
    },
  ]);
});
