import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Downtime } from '../lib/model/downtime.ts';
import { readDowntimeFile } from '../services/backend/monitors/downtimes/read-downtime-file.ts';
import { groupOf, monitorOf, openDowntimes } from '../services/backend/monitors/downtimes/testing-downtimes.ts';

/** Copies of those in config/downtimes: there a user writes his own time zone, or removes them. */
const folder = path.join(import.meta.dirname, 'lab-config/downtimes');
const live = path.join(import.meta.dirname, '../config/downtimes');
const names = readdirSync(folder);

/** @param timezone in place of the one in the file, as its message proposes */
function readShipped(name: string, timezone?: string): Downtime {
  return readIn(folder, name, timezone);
}

function readIn(place: string, name: string, timezone?: string): Downtime {
  const text = readFileSync(path.join(place, name), 'utf8');
  const chosen = timezone === undefined ? text : text.replaceAll('"UTC"', JSON.stringify(timezone));
  const read = readDowntimeFile(chosen, { file: name, name, modifiedAtMs: 0 });
  assert.ok('record' in read, 'problem' in read ? read.problem : '');
  return read.record;
}

test('the downtimes of config/downtimes are read, and say what they do and how to be rid of it', () => {
  assert.deepEqual(names.toSorted(), ['my-metric-nights.json', 'my-metric-weekend.json']);
  for (const name of names) {
    const { message, target, displayTimezone, schedule } = readShipped(name);
    const [tag] = 'monitorTags' in target ? target.monitorTags : [];
    assert.ok(tag !== undefined && tag !== '*' && message.includes(`\`${tag}\``), name);
    assert.match(message, /remove this file/);
    assert.equal(schedule.kind === 'recurring' && schedule.timezone, displayTimezone);
  }
});

for (const name of names) {
  const skip = existsSync(path.join(live, name)) ? false : 'it was removed, as its message proposes';
  test(`config/downtimes/${name} is what is tested here, whatever its zone and its hours`, { skip }, () => {
    const [own, copy] = [readIn(live, name), readShipped(name)];
    assert.deepEqual([own.scope, own.target, own.schedule.kind], [copy.scope, copy.target, copy.schedule.kind]);
  });
}

const quarterMs = 900_000;
const weekMs = 7 * 86_400_000;

/** Whether nobody is in the office: from Monday to Friday at 19:00 until 09:00 of the next day, and on Saturday and Sunday. */
function isFree(format: Intl.DateTimeFormat, atMs: number): boolean {
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  const [weekday = '', hour] = [parts.get('weekday'), Number(parts.get('hour'))];
  if (weekday === 'Sat' || weekday === 'Sun') return true;
  return hour >= 19 || (hour < 9 && weekday !== 'Mon');
}

/** Each week begins on a Wednesday and has a change in its middle. */
const weeks: readonly (readonly [timezone: string, from: string, change: string])[] = [
  ['UTC', '2026-03-25', 'none'],
  ['Europe/Paris', '2026-03-25', 'to daylight saving'],
  ['Europe/Paris', '2026-10-21', 'from daylight saving'],
  ['America/New_York', '2026-03-04', 'to daylight saving'],
  ['America/New_York', '2026-10-28', 'from daylight saving'],
  ['Australia/Lord_Howe', '2026-09-30', 'to daylight saving, by half an hour'],
];

for (const [timezone, from, change] of weeks) {
  test(`a week in ${timezone} with a change: ${change}`, async () => {
    const { downtimes } = await openDowntimes();
    const records = names.map((name) => readShipped(name, timezone));
    await downtimes.setFiles(new Map(records.map((record) => [record.id, record])));
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    });
    const monitor = monitorOf({ tags: ['lab:my_metric'] });
    const startMs = Date.parse(from);
    const times = Array.from({ length: weekMs / quarterMs }, (_, at) => startMs + at * quarterMs);
    const muted = times.filter((atMs) => downtimes.mutingOf(monitor, groupOf('host:a'), atMs) !== undefined);
    assert.deepEqual(
      muted.map((atMs) => new Date(atMs).toISOString()),
      times.filter((atMs) => isFree(format, atMs)).map((atMs) => new Date(atMs).toISOString()),
    );
    assert.ok(muted.length > 300 && muted.length < times.length);
    assert.equal(downtimes.mutingOf(monitorOf(), groupOf('host:a'), muted[0] ?? 0), undefined);
  });
}
