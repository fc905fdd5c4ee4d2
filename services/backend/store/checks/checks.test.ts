import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { Counters } from '../engine/counters.ts';
import { Retention } from '../engine/retention.ts';
import { ToldClock } from '../engine/told-clock.ts';
import { temporaryDatabase } from '../testing/temporary-database.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { CheckStore } from './check-store.ts';

test('the latest report of each check, host and tags is kept, over a restart', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const report = (each: Partial<ServiceCheck>): ServiceCheck => ({
    check: 'app.ok',
    status: 0,
    host: 'a',
    timestampS: nowS,
    message: '',
    tags: ['k:v'],
    ...each,
  });
  const newest = report({ status: 2, timestampS: nowS + 10, message: 'down' });
  const others = [report({ host: 'b' }), report({ tags: [] }), report({ check: 'other' })];
  store.sink.send({ kind: 'checks', checks: [report({}), newest, report({ timestampS: nowS + 5 }), ...others] });
  const sorted = (checks: readonly ServiceCheck[]) =>
    checks.map((each) => JSON.stringify({ ...each, sinceS: each.timestampS })).sort();
  assert.deepEqual(sorted(await store.checks.latest({})), sorted([newest, ...others]));
  assert.deepEqual(await store.checks.latest({ check: 'other' }), [{ ...others[2], sinceS: nowS }]);
  assert.deepEqual(await store.checks.latest({ host: 'b' }), [{ ...others[0], sinceS: nowS }]);
  assert.deepEqual(await store.checks.latest({ check: 'other', host: 'b' }), []);
  const again = await reopen();
  assert.deepEqual(
    await again.checks.latest({ check: 'app.ok' }).then(sorted),
    sorted([newest, ...others.slice(0, 2)]),
  );
  // Two reports of one second: the later one counts.
  again.sink.send({ kind: 'checks', checks: [report({ status: 1, timestampS: nowS + 10, message: 'again' })] });
  const last = await reopen();
  const statuses = (await last.checks.latest({ check: 'app.ok' })).filter(
    ({ host, tags }) => host === 'a' && tags.length,
  );
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [1],
  );
});

test('a report that is too old or too far ahead is refused and counted', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const check = { check: 'x', status: 0, host: '', message: '', tags: [] } as const;
  store.sink.send({
    kind: 'checks',
    checks: [
      { ...check, timestampS: nowS + 600 },
      { ...check, timestampS: nowS + 601 },
      { ...check, timestampS: 0 },
    ],
  });
  assert.equal((await store.checks.latest({})).length, 1);
  const counters = await store.counters();
  assert.equal(counters['store.checks'], 1);
  assert.equal(counters['store.refused.future'], 1);
  assert.equal(counters['store.refused.old'], 1);
});

test('after the machine slept, reports of the time it is now are taken', async () => {
  const machine = new VirtualClock();
  const counters = new Counters();
  const store = new CheckStore({ clock: new ToldClock(machine.now(), machine), counters, retention: new Retention() });
  await machine.advance(7_200_000);
  const nowS = machine.now() / 1000;
  const check = { check: 'x', status: 0, host: '', message: '', tags: [] } as const;
  store.accept([nowS, nowS + 601].map((timestampS) => ({ ...check, timestampS })));
  assert.deepEqual(counters.snapshot(), { 'store.checks': 1, 'store.refused.future': 1 });
});

test('none of the largest body is refused, and its sender counts it as what it is', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const check: ServiceCheck = { check: 'c', status: 0, host: '', timestampS: nowS, message: '', tags: [] };
  const part = Array.from({ length: 10_000 }, () => check);
  for (let i = 0; i < 25; i += 1) store.sink.send({ kind: 'checks', checks: part });
  assert.equal(store.unansweredRows(), 1_000_000);
  const counters = await store.counters();
  assert.deepEqual([counters['store.checks'], counters['store.refused.backlog']], [250_000, undefined]);
  assert.equal((await (await reopen()).checks.latest({})).length, 1);
});

test('more combinations than are held in memory are on disk all the same, the newest are read again', async (t) => {
  const database = await temporaryDatabase(t);
  const parts = () => ({
    clock: new ToldClock(1_000_000),
    counters: new Counters(),
    retention: new Retention(),
    latestRows: 8,
  });
  const report = (host: string, timestampS: number) =>
    ({ check: 'c', status: 0, host, timestampS, message: '', tags: [] }) as const;
  const before = new CheckStore(parts());
  before.accept(['a', 'b', 'c', 'd'].map((host, i) => report(host, 1000 - i)));
  await database.write((connection) => before.take().write(connection));
  const after = new CheckStore(parts());
  await database.read((connection) => after.load(connection));
  const hosts = (await after.latest({})).map(({ host }) => host);
  assert.deepEqual(hosts, ['b', 'a']);
});
