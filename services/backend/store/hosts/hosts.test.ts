import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HostReport } from '../../../../lib/model/host.ts';
import type { OpenStore } from '../open-store.ts';
import { spanBatch } from '../spans/span-batch.ts';
import { metricBatch } from '../testing/metric-batch.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

function report(store: OpenStore, host: HostReport): void {
  store.sink.send({ kind: 'host', host });
}

test('a report that does not tell of something leaves it as it was, also after a restart', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const whole = {
    name: 'a',
    agentVersion: '7.1',
    platform: 'linux',
    aliases: ['www'],
    tagsBySource: { system: ['env:lab'] },
    system: { cpuCores: 2, machine: 'x86_64' },
    checks: [{ check: 'cpu', source: '', checkId: 'cpu', status: 'OK', message: '' } as const],
    reportedAtS: nowS,
  };
  report(store, whole);
  report(store, { name: 'a', agentVersion: '7.2', system: { cpuCores: 4 }, reportedAtS: nowS + 600 });
  const merged = {
    ...whole,
    agentVersion: '7.2',
    system: { cpuCores: 4, machine: 'x86_64' },
    reportedAtS: nowS + 600,
  };
  assert.deepEqual(await store.hosts.list(), [merged]);
  const again = await reopen();
  report(again, { name: 'a', reportedAtS: nowS + 1200 });
  assert.deepEqual(await again.hosts.get(['a', 'b']), [{ ...merged, reportedAtS: nowS + 1200 }]);
  report(again, { name: 'a', tagsBySource: {}, reportedAtS: nowS + 1800 });
  assert.deepEqual((await again.hosts.list())[0]?.tagsBySource, {});
});

test('a host that only its name is known of', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  report(store, { name: 'a', reportedAtS: nowS });
  assert.deepEqual(await store.hosts.list(), [
    { name: 'a', aliases: [], agentVersion: '', platform: '', tagsBySource: {}, checks: [], reportedAtS: nowS },
  ]);
});

test('tags of users and of Agents elsewhere stay beside those that the Agent reports, also after a restart', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  report(store, { name: 'a', tagsBySource: { system: ['env:lab'], old: ['x:y'] }, reportedAtS: nowS });
  assert.deepEqual(await store.hosts.setTags('a', 'users', ['team:x']), ['team:x']);
  assert.deepEqual(await store.hosts.addTags('a', 'users', ['role:db', 'team:x']), ['role:db', 'team:x']);
  await store.hosts.setTags('a', 'system', ['more:1']);
  await store.hosts.setTags('a', 'chef', ['c:1']);
  report(store, { name: 'a', externalTagsBySource: { vsphere: ['v:1'] } });
  report(store, { name: 'a', tagsBySource: { system: ['env:other'] }, reportedAtS: nowS });
  const again = await reopen();
  const tags = async (): Promise<unknown> => (await again.hosts.get(['a']))[0]?.tagsBySource;
  assert.deepEqual(await tags(), {
    system: ['env:other', 'more:1'],
    vsphere: ['v:1'],
    users: ['role:db', 'team:x'],
    chef: ['c:1'],
  });
  report(again, { name: 'a', externalTagsBySource: { vsphere: [] } });
  await again.hosts.removeTags('a', 'chef');
  assert.deepEqual(await tags(), { system: ['env:other', 'more:1'], vsphere: [], users: ['role:db', 'team:x'] });
  await again.hosts.removeTags('a');
  assert.deepEqual(await tags(), { system: ['env:other'], vsphere: [] });
});

test('a host that only a user named goes with its last tag, also from the disk', async (t) => {
  const { store, reopen } = await temporaryStore(t);
  await store.hosts.setTags('typo', 'users', ['team:x']);
  await store.hosts.setTags('kept', 'users', ['team:x']);
  await store.hosts.removeTags('typo');
  const names = async ({ hosts }: OpenStore) => (await hosts.seen({ sinceS: 0 })).map(({ name }) => name);
  assert.deepEqual(await names(store), ['kept']);
  assert.deepEqual(await names(await reopen()), ['kept']);
});

test('tags of users filter the metrics of their host at once', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  store.sink.send({ kind: 'points', batch: metricBatch({ metric: 'm', host: 'a', points: [[nowS, 1]] }) });
  const found = async () => (await store.metrics.select('m', { kind: 'tag', tag: 'team:x' })).length;
  assert.equal(await found(), 0);
  await store.hosts.setTags('a', 'users', ['team:x']);
  assert.equal(await found(), 1);
});

test('a mute is kept, survives a restart and ends at its end', async (t) => {
  const { store, clock, nowS, reopen } = await temporaryStore(t);
  const mute = { message: 'maintenance', endS: nowS + 60 };
  assert.equal(await store.hosts.mute('a', mute, { override: false }), true);
  assert.equal(await store.hosts.mute('a', { message: '' }, { override: false }), false);
  report(store, { name: 'a', reportedAtS: nowS });
  const again = await reopen();
  const muted = async (): Promise<unknown> => (await again.hosts.get(['a']))[0]?.mute;
  assert.deepEqual(await muted(), mute);
  await clock.advance(60_000);
  assert.equal(await muted(), undefined);
  assert.equal(await again.hosts.unmute('a'), false);
  assert.equal(await again.hosts.mute('a', { message: 'a' }, { override: false }), true);
  assert.equal(await again.hosts.mute('a', { message: 'b' }, { override: true }), true);
  assert.deepEqual(await muted(), { message: 'b' });
  assert.equal(await again.hosts.unmute('a'), true);
  assert.equal(await muted(), undefined);
});

test('hosts seen: by metrics, service checks, spans or reports, and what reports from them', async (t) => {
  const { store, clock, nowS, reopen } = await temporaryStore(t);
  await store.metrics.declareMetadata({ 'mysql.up': { integration: 'mysql' }, x: { integration: 'my_metric' } });
  const points: [number, number][] = [[nowS, 1]];
  store.sink.send({
    kind: 'points',
    batch: metricBatch(
      ...['system.cpu.idle', 'mysql.undeclared', 'mine.a', 'x'].map((metric) => ({ metric, host: 'a', points })),
      { metric: 'mine.a', host: 'ahead', points: [[nowS + 600, 1]] as [number, number][] },
      { metric: 'mine.a', host: '', points },
      { metric: 'mine.a', host: 'old', points: [[nowS - 101, 1]] as [number, number][] },
    ),
  });
  const up = {
    check: 'datadog.agent.up',
    status: 0,
    message: '',
    tags: [],
    host: 'c',
    timestampS: nowS - 100,
  } as const;
  store.sink.send({ kind: 'checks', checks: [up] });
  store.sink.send({ kind: 'spans', batch: spanBatch({ host: 's' }, { host: '' }) });
  const checks = ['cpu', 'ntp'].map(
    (check) => ({ check, source: '', checkId: check, status: 'OK', message: '' }) as const,
  );
  report(store, { name: 'r', agentVersion: '7', checks, reportedAtS: nowS - 100 });
  report(store, { name: 'gone', agentVersion: '7', reportedAtS: nowS - 101 });
  // Who watches a host from outside does not say that it is there.
  report(store, { name: 'gone', externalTagsBySource: { vsphere: ['v:1'] } });
  await store.hosts.setTags('unseen', 'users', ['a:b']);
  const seen = async (from: OpenStore) =>
    (await from.hosts.seen({ sinceS: nowS - 100 })).map(({ name, apps, lastSeenS }) => [
      name,
      apps.join(' '),
      lastSeenS - nowS,
    ]);
  const expected = [
    ['a', 'my_metric mysql system', 0],
    ['ahead', '', 0],
    ['c', 'agent', -100],
    ['r', 'agent ntp system', -100],
    ['s', 'trace', 0],
  ];
  assert.deepEqual(await seen(store), expected);
  await clock.advance(1000);
  const again = await reopen();
  await again.metrics.declareMetadata({ 'mysql.up': { integration: 'mysql' }, x: { integration: 'my_metric' } });
  assert.deepEqual(
    await seen(again),
    expected.map(([name, apps, age]) => [name, apps, name === 'ahead' ? 1 : age]),
  );
});

test('what users say of a host is on disk when it is answered', async (t) => {
  const { store } = await temporaryStore(t);
  const { hosts } = store;
  const changes = [
    () => hosts.setTags('a', 'users', ['a:b']),
    () => hosts.addTags('a', 'users', ['c:d']),
    () => hosts.removeTags('a'),
    () => hosts.mute('a', { message: '' }, { override: false }),
    () => hosts.unmute('a'),
  ];
  for (const [done, change] of changes.entries()) {
    await change();
    const counters = await store.counters();
    assert.deepEqual([counters['store.flushes'], counters['store.pending_rows']], [done + 1, 0]);
  }
});
