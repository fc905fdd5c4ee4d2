import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, v1 } from '@datadog/datadog-api-client';
import express from 'express';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { listen } from '../../../../lib/http/server.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import { metricBatch } from '../../store/testing/metric-batch.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { hostRoutes } from './routes.ts';

/** Rejects with the status and text that the client was answered. */
async function refused(call: Promise<unknown>, status: number, text: RegExp): Promise<void> {
  await assert.rejects(call, (error: { code?: number; body?: unknown }) => {
    assert.equal(error.code, status);
    // Of a status that it does not expect of a call, the client has the body as text within its own words.
    const body = typeof error.body === 'string' ? error.body.replaceAll(/^[^{]*|"$/g, '') : JSON.stringify(error.body);
    assert.match(JSON.parse(body).errors[0], text);
    return true;
  });
}

/** What the client read, without the fields that the answer did not have. */
function plain(read: object | undefined): unknown {
  return JSON.parse(JSON.stringify(read));
}

/** Datadog's own client reads the answers: it drops or throws at what is not of the documented shape. */
test('hosts by the official client', async (t) => {
  const { store, clock, nowS } = await temporaryStore(t);
  const cpu = (host: string, idle: number) => ({
    metric: 'system.cpu.idle',
    host,
    points: [[nowS, idle]] as [number, number][],
  });
  store.sink.send({
    kind: 'points',
    batch: metricBatch(cpu('web-1', 70), cpu('web-2', 10), {
      metric: 'mine',
      host: 'old',
      points: [[nowS - 10_800, 1]],
    }),
  });
  store.sink.send({
    kind: 'host',
    host: {
      name: 'web-1',
      agentVersion: '7.60.0',
      platform: 'linux',
      aliases: ['i-0123456789abcdef0'],
      tagsBySource: { system: ['env:lab'] },
      system: { cpuCores: 2, socketFqdn: 'web-1.lab', nixV: ['ubuntu', '24.04', ''], gohai: '{}' },
      checks: [{ check: 'cpu', source: '', checkId: 'cpu', status: 'OK', message: '' }],
      reportedAtS: nowS,
    },
  });
  const app = express();
  mount(app, hostRoutes, { deps: { store, clock }, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  const server = await listen(app, { host: '127.0.0.1', port: 0, setting: 'none' });
  const configuration = client.createConfiguration({
    baseServer: new client.BaseServerConfiguration(`http://127.0.0.1:${server.port}`, {}),
    authMethods: { apiKeyAuth: 'a'.repeat(32), appKeyAuth: 'b'.repeat(40) },
  });
  t.after(() => server.close(0));
  const hosts = new v1.HostsApi(configuration);
  const tags = new v1.TagsApi(configuration);

  const namesOf = async (request: v1.HostsApiListHostsRequest): Promise<string[]> =>
    ((await hosts.listHosts(request)).hostList ?? []).map(({ name }) => name ?? '');

  await t.test('listHosts: the whole of a host', async () => {
    const answer = await hosts.listHosts({ filter: 'env:lab', includeHostsMetadata: true });
    assert.deepEqual([answer.totalMatching, answer.totalReturned], [1, 1]);
    const [host] = answer.hostList ?? [];
    assert.equal(host?._unparsed, undefined);
    assert.equal(host?.meta?._unparsed, undefined);
    const { id, meta, ...rest } = host ?? {};
    assert.ok(Number.isSafeInteger(id));
    assert.deepEqual(plain(rest), {
      aliases: ['i-0123456789abcdef0'],
      apps: ['agent', 'system'],
      awsName: 'i-0123456789abcdef0',
      hostName: 'web-1',
      isMuted: false,
      lastReportedTime: nowS,
      metrics: { cpu: 30 },
      muteTimeout: null,
      name: 'web-1',
      sources: ['agent'],
      tagsBySource: { Datadog: ['host:web-1', 'env:lab'] },
      up: true,
    });
    assert.deepEqual(
      [meta?.agentVersion, meta?.cpuCores, meta?.platform, meta?.socketFqdn, meta?.nixV, meta?.gohai],
      ['7.60.0', 2, 'linux', 'web-1.lab', ['ubuntu', '24.04', ''], '{}'],
    );
    assert.deepEqual(meta?.agentChecks, [['cpu', '', 'cpu', 'OK', '', {}]]);
  });

  await t.test('listHosts: order, pages, since when, and no metadata unless asked for', async () => {
    assert.deepEqual(await namesOf({}), ['old', 'web-1', 'web-2']);
    assert.deepEqual(await namesOf({ from: nowS - 10_799 }), ['web-1', 'web-2']);
    assert.deepEqual(await namesOf({ sortField: 'cpu', sortDir: 'desc' }), ['web-2', 'web-1', 'old']);
    assert.deepEqual(await namesOf({ sortField: 'cpu', sortDir: 'asc' }), ['web-1', 'web-2', 'old']);
    assert.deepEqual(await namesOf({ sortField: 'status', sortDir: 'desc' }), ['web-1', 'web-2', 'old']);
    assert.deepEqual(await namesOf({ start: 1, count: 1 }), ['web-1']);
    const { totalMatching, totalReturned, hostList } = await hosts.listHosts({ start: 1, count: 1 });
    assert.deepEqual([totalMatching, totalReturned], [3, 1]);
    assert.deepEqual(plain(hostList?.[0]?.meta), {});
    await refused(hosts.listHosts({ count: 1001 }), 400, /'count' is invalid/);
    await refused(hosts.listHosts({ sortField: 'toString' }), 400, /'sort_field' is invalid/);
    await refused(hosts.listHosts({ sortDir: 'up' }), 400, /'sort_dir' is invalid/);
  });

  await t.test('getHostTotals', async () => {
    const { totalActive, totalUp } = await hosts.getHostTotals();
    assert.deepEqual([totalActive, totalUp], [3, 2]);
    assert.equal((await hosts.getHostTotals({ from: nowS - 60 })).totalActive, 2);
  });

  await t.test('what the Python client writes: from_, source in the body too', async () => {
    const ask = async (path: string, init?: { readonly method: string; readonly body: object }): Promise<unknown> => {
      const body = init && { method: init.method, body: JSON.stringify(init.body) };
      const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/${path}`, body ?? {});
      return answer.json();
    };
    const { total_matching: found } = (await ask(`hosts?from_=${nowS - 60}`)) as { readonly total_matching: number };
    assert.equal(found, 2);
    assert.deepEqual(await ask('hosts/totals?from_=x'), {
      errors: ["Parameter 'from_' must be a time in Unix seconds, got 'x'"],
    });
    const add = { method: 'POST', body: { tags: ['py:1'], source: 'Puppet' } };
    const added = { host: 'old', tags: ['py:1'] };
    assert.deepEqual(await ask('tags/hosts/old?source=Puppet', add), added);
    assert.deepEqual(await ask('tags/hosts/old', { ...add, method: 'PUT' }), added);
    assert.deepEqual(await ask('tags/hosts/old?source=puppet'), added);
    assert.deepEqual(await ask('tags/hosts/old?source=chef', add), {
      errors: ['\'source\' is "chef" in the address and "Puppet" in the body'],
    });
    const notText = { method: 'PUT', body: { tags: [], source: 1 } };
    assert.deepEqual(await ask('tags/hosts/old', notText), { errors: ["'source' is 1, not a text"] });
    const nothing = { method: 'PUT', body: { tags: null, source: 'puppet' } };
    assert.match(JSON.stringify(await ask('tags/hosts/old', nothing)), /'tags' must be a list of text/);
    assert.deepEqual(await ask('tags/hosts/old?source=puppet'), added);
  });

  await t.test('muteHost, unmuteHost', async () => {
    const end = nowS + 3600;
    const muted = await hosts.muteHost({ hostName: 'web-1', body: { message: 'repair', end } });
    assert.deepEqual(plain(muted), { action: 'Muted', hostname: 'web-1', message: 'repair', end });
    const again = { hostName: 'web-1', body: { message: 'longer' } };
    await refused(hosts.muteHost(again), 400, /^host:web-1 is already muted. To mute this host .*\?override=true/);
    const mute = async (includeMutedHostsData: boolean): Promise<unknown> => {
      const [host] = (await hosts.listHosts({ filter: 'web-1', includeMutedHostsData })).hostList ?? [];
      return [host?.isMuted, host?.muteTimeout];
    };
    assert.deepEqual(await mute(true), [true, end]);
    assert.deepEqual(await mute(false), [true, null]);
    await hosts.muteHost({ hostName: 'web-1', body: { ...again.body, override: true } });
    assert.deepEqual(await mute(true), [true, null]);
    assert.deepEqual(plain(await hosts.unmuteHost({ hostName: 'web-1' })), { action: 'Unmuted', hostname: 'web-1' });
    assert.deepEqual(await mute(true), [false, null]);
    await refused(hosts.unmuteHost({ hostName: 'web-1' }), 400, /web-1 is not muted/);
    const past = { hostName: 'web-1', body: { end: nowS } };
    await refused(hosts.muteHost(past), 400, /'end' must be in the future/);
  });

  await t.test('tags of hosts: add, read, replace, remove', async () => {
    const hostName = 'web-2';
    const body = { tags: ['Team:X', 'role:db'] };
    const added = await tags.createHostTags({ hostName, body });
    assert.deepEqual(plain(added), { host: hostName, tags: ['role:db', 'team:x'] });
    assert.deepEqual((await tags.createHostTags({ hostName, body: { tags: ['a:b'] } })).tags, [
      'a:b',
      'role:db',
      'team:x',
    ]);
    await tags.createHostTags({ hostName, body: { tags: ['c:d'] }, source: 'chef' });
    await tags.createHostTags({ hostName: 'web-1', body: { host: 'web-1', tags: ['role:db'] } });
    assert.deepEqual(plain(await tags.listHostTags({ source: 'users' })), {
      tags: { 'a:b': ['web-2'], 'role:db': ['web-1', 'web-2'], 'team:x': ['web-2'] },
    });
    assert.deepEqual((await tags.getHostTags({ hostName })).tags, ['a:b', 'c:d', 'role:db', 'team:x']);
    assert.deepEqual((await tags.getHostTags({ hostName: 'web-1', source: 'datadog' })).tags, ['env:lab']);
    assert.deepEqual((await tags.updateHostTags({ hostName, body: { tags: ['e:f'] } })).tags, ['e:f']);
    const [shown] = (await hosts.listHosts({ filter: 'e:f' })).hostList ?? [];
    assert.deepEqual(shown?.tagsBySource, { Datadog: ['host:web-2'], Users: ['e:f'], Chef: ['c:d'] });
    await tags.deleteHostTags({ hostName, source: 'chef' });
    assert.deepEqual((await tags.getHostTags({ hostName })).tags, ['e:f']);
    await tags.deleteHostTags({ hostName });
    assert.deepEqual((await tags.getHostTags({ hostName })).tags, []);
    await refused(tags.getHostTags({ hostName: 'nobody' }), 404, /Host nobody not found/);
    await refused(tags.deleteHostTags({ hostName: 'nobody' }), 404, /Host nobody not found/);
    await refused(tags.createHostTags({ hostName, body: {} }), 400, /'tags' must be a list of text/);
    const other = { hostName, body: { host: 'web-1', tags: [] } };
    await refused(tags.createHostTags(other), 400, /'host' must be "web-2" or absent/);
  });
});
