import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import express from 'express';
import supertest from 'supertest';
import type { LabHosts } from '../../../../../lib/api-types/hosts.ts';
import { errorResponse } from '../../../../../lib/http/error-response.ts';
import { createLogger } from '../../../../../lib/log/logger.ts';
import { spanBatch } from '../../../store/spans/span-batch.ts';
import { metricBatch } from '../../../store/testing/metric-batch.ts';
import { type TemporaryStore, temporaryStore } from '../../../store/testing/temporary-store.ts';
import { hostDetail } from './host-detail.ts';
import { hostList } from './host-list.ts';
import { hostValues } from './host-values.ts';

interface Lab extends TemporaryStore {
  get(path: string): supertest.Test;
}

/** Two hosts with metrics, `A` of an Agent; a third that only spans came from; and one that only a user named. */
async function lab(t: TestContext): Promise<Lab> {
  const opened = await temporaryStore(t);
  const { store, clock, nowS } = opened;
  const at = (...values: number[]): [number, number][] => values.map((value, i) => [nowS - 20 + 10 * i, value]);
  store.sink.send({
    kind: 'points',
    batch: metricBatch(
      { metric: 'system.cpu.idle', host: 'A', points: at(10, 70) },
      { metric: 'system.cpu.iowait', host: 'A', points: at(5, 2.5) },
      { metric: 'system.load.norm.1', host: 'A', points: at(0.5) },
      { metric: 'mine', host: 'b', points: [[nowS - 599, 3]] },
      { metric: 'mine', host: 'late', points: [[nowS - 601, 4]] },
      { metric: 'mine', host: 'gone', points: [[nowS - 7201, 4]] },
    ),
  });
  store.sink.send({
    kind: 'host',
    host: {
      name: 'A',
      agentVersion: '7.60.0',
      platform: 'linux',
      aliases: ['www'],
      tagsBySource: { system: ['env:lab', 'host:A'], 'google cloud platform': ['zone:eu'], none: [] },
      system: { cpuCores: 2, gohai: '{}' },
      checks: [{ check: 'mysql', source: '', checkId: 'mysql:1', status: 'ERROR', message: 'no' }],
      reportedAtS: nowS,
    },
  });
  const startNs = BigInt(nowS - 60) * 1_000_000_000n;
  store.sink.send({
    kind: 'spans',
    batch: spanBatch(
      { host: 's', service: 'web', startNs },
      { host: 's', service: 'db', startNs },
      { host: 't', service: 'other', startNs },
    ),
  });
  await store.hosts.setTags('A', 'users', ['team:x']);
  await store.hosts.mute('A', { message: 'm', endS: nowS + 60 }, { override: false });
  await store.hosts.setTags('named', 'users', ['team:y']);
  const app = express();
  app.get('/hosts', hostList({ store, clock }));
  app.get('/hosts/:name', hostDetail({ store, clock }));
  app.get('/host-values', hostValues({ store, clock }));
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return { ...opened, get: (path) => supertest(app).get(path) };
}

const fullTags = { Datadog: ['env:lab'], 'Google Cloud Platform': ['zone:eu'], Users: ['team:x'] };

test('every host of the last two hours, with what reports from it and its newest figures', async (t) => {
  const { get, nowS, clock } = await lab(t);
  const { hosts, ...rest }: LabHosts = (await get('/hosts').expect(200)).body;
  assert.deepEqual(rest, { nowS });
  assert.deepEqual(hosts[0], {
    name: 'A',
    aliases: ['www'],
    apps: ['agent', 'mysql', 'system'],
    isUp: true,
    lastSeenS: nowS,
    agentVersion: '7.60.0',
    platform: 'linux',
    isMuted: true,
    muteEndS: nowS + 60,
    tagsBySource: fullTags,
    metrics: { cpu: 30, iowait: 2.5, load: 0.5 },
  });
  assert.deepEqual(
    hosts.map(({ name, isUp, apps }) => [name, isUp, apps.join()]),
    [
      ['A', true, 'agent,mysql,system'],
      ['b', true, ''],
      ['late', false, ''],
      ['s', true, 'trace'],
      ['t', true, 'trace'],
    ],
  );
  await clock.advance(60_000);
  const later: LabHosts = (await get('/hosts?filter=env:lab').expect(200)).body;
  assert.deepEqual(
    later.hosts.map(({ name, isMuted, muteEndS }) => [name, isMuted, muteEndS]),
    [['A', false, undefined]],
  );
});

test('one host with its system, checks, metrics and services; whoever is known at all', async (t) => {
  const { get, nowS } = await lab(t);
  const { body } = await get('/hosts/A').expect(200);
  assert.deepEqual(
    [body.nowS, body.name, body.system, body.checks.length, body.metricNames, body.services],
    [nowS, 'A', { cpuCores: 2, gohai: '{}' }, 1, ['system.cpu.idle', 'system.cpu.iowait', 'system.load.norm.1'], []],
  );
  assert.deepEqual(body.metrics, { cpu: 30, iowait: 2.5, load: 0.5 });
  const spans = (await get('/hosts/s').expect(200)).body;
  assert.deepEqual([spans.services, spans.metricNames, spans.checks], [['db', 'web'], [], []]);
  const gone = (await get('/hosts/gone').expect(200)).body;
  assert.deepEqual([gone.lastSeenS, gone.isUp, gone.metricNames], [nowS - 7201, false, []]);
  const named = (await get('/hosts/named').expect(200)).body;
  assert.deepEqual([named.lastSeenS, named.tagsBySource], [0, { Users: ['team:y'] }]);
  await get('/hosts/nobody').expect(404, { errors: ['Host nobody not found'] });
});

test('the newest value of each host within ten minutes', async (t) => {
  const { get, store, nowS } = await lab(t);
  store.sink.send({ kind: 'points', batch: metricBatch({ metric: 'mine', host: '', points: [[nowS, 9]] }) });
  await store.metrics.declareMetadata({ mine: { unit: 'byte' } });
  const values = (query: string) => get(`/host-values?query=${encodeURIComponent(query)}`);
  const idle = 'avg:system.cpu.idle{*} by {host}';
  await values(idle).expect(200, { query: idle, values: { A: 70 } });
  const mine = 'max:mine{*} by {host}';
  await values(mine).expect(200, { query: mine, values: { b: 3 }, unit: 'byte' });
  for (const query of ['avg:mine{*}', 'avg:mine{*} by {host,env}', 'avg:mine{*} by {env}']) {
    await values(query).expect(400, { errors: [`'${query}' must be grouped by host, and by nothing else: by {host}`] });
  }
  await values('avg:mine{').expect(400);
  await get('/host-values').expect(400);
});
