import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type client, v1 } from '@datadog/datadog-api-client';
import { type HttpServer, listen } from '../../lib/http/server.ts';
import {
  groupIn,
  type MonitorsApp,
  openMonitorsApp,
} from '../../services/backend/api/monitors/testing-monitors-app.ts';
import { apiClientOf } from './api-client.ts';

/** A monitor as the client's types have it. */
const body: v1.Monitor = {
  type: 'metric alert',
  query: 'avg(last_5m):avg:my_metric{*} by {host} > 800',
  name: 'My metric',
  message: '{{#is_alert}}It is {{value}}{{/is_alert}} @ops@example.com',
  tags: ['lab:my_metric'],
  priority: 3,
  options: {
    thresholds: { critical: 800, warning: 500 },
    notifyNoData: true,
    noDataTimeframe: 10,
    renotifyInterval: 60,
    renotifyStatuses: ['alert', 'no data'],
    notificationPresetName: 'hide_query',
    includeTags: true,
  },
};

describe('the official API client, unmodified, with monitors', () => {
  let opened: MonitorsApp;
  let server: HttpServer;
  let api: v1.MonitorsApi;
  before(async () => {
    opened = await openMonitorsApp();
    server = await listen(opened.app, { host: '127.0.0.1', port: 0, setting: 'none' });
    api = new v1.MonitorsApi(apiClientOf({ url: `http://127.0.0.1:${server.port}` }));
  });
  after(() => server.close(0));

  const is =
    (code: number, ...errors: readonly string[]) =>
    (error: client.ApiException<{ errors: string[] }>) => {
      assert.deepEqual([error.code, error.body.errors], [code, errors]);
      return true;
    };

  test('a monitor is made, read, changed, found, muted as it is told, and removed', async () => {
    assert.deepEqual(await api.validateMonitor({ body }), {});
    const made = await api.createMonitor({ body });
    const monitorId = Number(made.id);
    assert.deepEqual(
      [made.type, made.query, made.name, made.message, made.tags, made.priority, made.multi, made.overallState],
      [body.type, body.query, body.name, body.message, body.tags, 3, true, 'No Data'],
    );
    assert.ok(made.created instanceof Date && made.modified instanceof Date);
    assert.deepEqual([made.creator?.name, made.draftStatus, made.assets], ['Labrador', 'published', []]);
    const { silenced, notifyAudit, newHostDelay, ...options } = made.options ?? {};
    assert.deepEqual([silenced, notifyAudit, newHostDelay], [{}, false, 300]);
    assert.deepEqual(JSON.parse(JSON.stringify(options)), body.options);

    opened.monitorStates.set(monitorId, 'Alert', [groupIn('Alert', 'host:a'), groupIn('OK', 'host:b')]);
    const read = await api.getMonitor({ monitorId, groupStates: 'alert', withDowntimes: true });
    assert.deepEqual(Object.keys(read.state?.groups ?? {}), ['host:a']);
    assert.deepEqual([read.overallState, read.matchingDowntimes], ['Alert', []]);

    const changed = await api.updateMonitor({
      monitorId,
      body: {
        name: 'Other',
        options: { thresholds: { critical: 800 }, silenced: { '*': 4_000_000_000 } } as v1.MonitorOptions,
      },
    });
    assert.deepEqual([changed.name, changed.query, changed.options?.notifyNoData], ['Other', body.query, false]);
    assert.deepEqual(await api.validateExistingMonitor({ monitorId, body }), {});

    const [listed, ...others] = await api.listMonitors({
      name: 'oth',
      monitorTags: 'lab:my_metric',
      withDowntimes: true,
    });
    assert.deepEqual([listed?.id, others], [monitorId, []]);
    assert.equal(listed?.matchingDowntimes?.[0]?.end, 4_000_000_000);

    const { monitors, counts, metadata } = await api.searchMonitors({
      query: 'status:Alert muted:true',
      sort: 'name,asc',
    });
    assert.deepEqual(
      monitors?.map(({ id, classification, status }) => [id, classification, status]),
      [[monitorId, 'metric', 'Alert']],
    );
    assert.deepEqual([counts?.tag?.[0]?.name, metadata?.totalCount], ['lab:my_metric', 1]);
    const groups = await api.searchMonitorGroups({ query: 'status:OK' });
    assert.deepEqual(
      groups.groups?.map(({ group, groupTags }) => [group, groupTags]),
      [['host:b', ['host:b']]],
    );

    assert.deepEqual((await api.checkCanDeleteMonitor({ monitorIds: [monitorId] })).data.ok, [monitorId]);
    assert.equal((await api.deleteMonitor({ monitorId, force: 'true' })).deletedMonitorId, monitorId);
  });

  test('each type that is evaluated comes back as it was sent', async () => {
    const kinds: readonly Pick<v1.Monitor, 'type' | 'query'>[] = [
      { type: 'query alert', query: 'pct_change(avg(last_5m),1h_ago):avg:a{*} > 50' },
      { type: 'service check', query: '"mysql.can_connect".over("*").by("host").last(2).count_by_status()' },
      { type: 'event-v2 alert', query: 'events("source:deploy").rollup("count").last("15m") > 0' },
      { type: 'trace-analytics alert', query: 'trace-analytics("env:lab").rollup("avg","@duration").last("5m") > 10' },
    ];
    for (const sent of kinds) {
      const { type, query, id } = await api.createMonitor({ body: sent });
      assert.deepEqual({ type, query }, sent);
      const composite = await api.createMonitor({ body: { type: 'composite', query: `${id} && !${id}` } });
      const { data, errors } = await api.checkCanDeleteMonitor({ monitorIds: [Number(id), Number(composite.id)] });
      assert.deepEqual([data.ok, Object.keys(errors ?? {})], [[composite.id], [String(id)]]);
      await api.deleteMonitor({ monitorId: Number(composite.id) });
    }
  });

  test('what is refused says so in words of Datadog', async () => {
    await assert.rejects(api.getMonitor({ monitorId: 404 }), is(404, 'Monitor not found'));
    const thresholds = { critical: 90 };
    await assert.rejects(
      api.createMonitor({ body: { ...body, options: { thresholds } } }),
      is(400, 'Alert threshold (90.0) does not match that used in the query (800.0).'),
    );
    await assert.rejects(api.listMonitors({ groupStates: 'bogus' }), is(400, 'Invalid group_state filters.'));
    await assert.rejects(
      api.searchMonitors({ query: 'status:notastatus' }),
      is(400, "Query parsing error: 'notastatus' is not a valid monitor status"),
    );
    await assert.rejects(
      api.createMonitor({ body: { type: 'log alert', query: 'logs("a").index("*").rollup("count").last("5m") > 2' } }),
      is(400, "not supported yet: type 'log alert'"),
    );
  });
});
