import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceCheck, ServiceCheckStatus } from '../../../../lib/model/service-check.ts';
import { Counters } from '../engine/counters.ts';
import { Retention } from '../engine/retention.ts';
import { ToldClock } from '../engine/told-clock.ts';
import { temporaryDatabase } from '../testing/temporary-database.ts';
import { CheckStore } from './check-store.ts';
import { readLatestReports } from './read-latest-reports.ts';

const startS = 1_000_000;

const newStore = () =>
  new CheckStore({ clock: new ToldClock(startS * 1000), counters: new Counters(), retention: new Retention() });

/** What a plain list of reports says, in the order in which they came; those of one second as they came. */
function plain(reports: readonly ServiceCheck[]): { timestampS: number; status: number; sinceS: number } | undefined {
  const sorted = reports.toSorted((a, b) => a.timestampS - b.timestampS);
  const last = sorted.at(-1);
  if (!last) return undefined;
  const otherAt = sorted.findLastIndex(({ status }) => status !== last.status);
  return { timestampS: last.timestampS, status: last.status, sinceS: sorted[otherAt + 1]?.timestampS ?? Number.NaN };
}

test('what is read from disk is what a list of all reports says, late ones and those of one second too', async (t) => {
  const database = await temporaryDatabase(t);
  const store = newStore();
  const byHost = new Map<string, ServiceCheck[]>();
  // A sequence that repeats itself from run to run.
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let i = 0; i < 3000; i += 1) {
    const report: ServiceCheck = {
      check: 'c',
      status: [0, 0, 0, 2, 1, 3][random(6)] as ServiceCheckStatus,
      host: `h${random(200)}`,
      timestampS: startS - 300 + random(300),
      message: `${i}`,
      tags: ['a:b'],
    };
    store.accept([report]);
    byHost.set(report.host, [...(byHost.get(report.host) ?? []), report]);
  }
  await database.write((connection) => store.take().write(connection));
  const read = await database.read((connection) => readLatestReports(connection, 1000));
  assert.equal(read.length, byHost.size);
  for (const { check, sinceS } of read) {
    const { timestampS, status } = check;
    assert.deepEqual({ timestampS, status, sinceS }, plain(byHost.get(check.host) ?? []), check.host);
  }
});

test('since when survives a restart, and goes on from there', async (t) => {
  const database = await temporaryDatabase(t);
  const report = (timestampS: number, status: ServiceCheckStatus): ServiceCheck => ({
    ...{ check: 'c', host: 'h', message: '', tags: [] },
    timestampS: startS + timestampS,
    status,
  });
  const before = newStore();
  before.accept([report(0, 0), report(10, 2), report(20, 2)]);
  await database.write((connection) => before.take().write(connection));
  const after = newStore();
  await database.read((connection) => after.load(connection));
  assert.deepEqual(await after.latest({}), [{ ...report(20, 2), sinceS: startS + 10 }]);
  after.accept([report(30, 2)]);
  // Late, but after the last report with another status: the row began earlier.
  after.accept([report(5, 2)]);
  assert.deepEqual(await after.latest({}), [{ ...report(30, 2), sinceS: startS + 5 }]);
});

test('the newest groups are read first, and no more than asked for', async (t) => {
  const database = await temporaryDatabase(t);
  const store = newStore();
  const groups = ['a', 'b', 'c'].map((host, i) => ({
    check: 'c',
    host,
    message: '',
    tags: [],
    timestampS: startS + i,
  }));
  store.accept(groups.map((group) => ({ ...group, status: 0 })));
  await database.write((connection) => store.take().write(connection));
  const read = await database.read((connection) => readLatestReports(connection, 2));
  assert.deepEqual(
    read.map(({ check }) => check.host),
    ['c', 'b'],
  );
});
