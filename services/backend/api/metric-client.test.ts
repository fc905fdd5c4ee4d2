import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { client, v1, v2 } from '@datadog/datadog-api-client';
import express from 'express';
import { createKeyCheck } from '../../../lib/http/keys.ts';
import { mount } from '../../../lib/http/mount.ts';
import { type HttpServer, listen } from '../../../lib/http/server.ts';
import { noSpans } from '../../../test/harness/no-spans.ts';
import { MemoryMetrics } from '../../../test/query/memory-metrics.ts';
import { metricRoutes } from './metric-routes.ts';

/** Datadog's own client reads the answers: it drops or throws at what is not of the documented shape. */
suite('the official client', () => {
  const startS = Date.UTC(2026, 0, 1) / 1000;
  let server: HttpServer | undefined;
  let configuration: client.Configuration;

  before(async () => {
    const metrics = new MemoryMetrics();
    const context = { metric: 'cpu', type: 'gauge', host: 'a', tags: ['env:lab'], intervalS: 0 } as const;
    metrics.add(context, [
      [startS, 1.5],
      [startS + 20, 2],
    ]);
    await metrics.declareMetadata({ cpu: { unit: 'percent' } });
    const app = express();
    const deps = { store: { metrics, spans: noSpans, hosts: { seen: async () => [] } } };
    mount(app, metricRoutes, { deps, keys: createKeyCheck({ keylessFrom: [] }) });
    server = await listen(app, { host: '127.0.0.1', port: 0, setting: 'none' });
    configuration = client.createConfiguration({
      baseServer: new client.BaseServerConfiguration(`http://127.0.0.1:${server.port}`, {}),
      authMethods: { apiKeyAuth: 'a'.repeat(32), appKeyAuth: 'b'.repeat(40) },
    });
  });

  after(() => server?.close(0));

  test('v1 queryMetrics', async () => {
    const api = new v1.MetricsApi(configuration);
    const answer = await api.queryMetrics({ from: startS, to: startS + 3599, query: 'avg:cpu{*} by {host}' });
    assert.equal(answer.status, 'ok');
    const [series] = answer.series ?? [];
    assert.equal(series?.scope, 'host:a');
    assert.deepEqual(series?.tagSet, ['host:a']);
    assert.equal(series?.unit?.[0]?.shortName, '%');
    assert.deepEqual(series?.pointlist, [
      [startS * 1000, 1.5],
      [(startS + 20) * 1000, 2],
    ]);
    assert.equal(series?._unparsed, undefined);
  });

  test('v2 queryTimeseriesData', async () => {
    const api = new v2.MetricsApi(configuration);
    const attributes = {
      from: startS * 1000,
      to: (startS + 3599) * 1000,
      queries: [{ dataSource: 'metrics' as const, query: 'avg:cpu{*} by {host}', name: 'a' }],
      formulas: [{ formula: 'a', limit: { count: 10, order: 'desc' as const } }],
    };
    const answer = await api.queryTimeseriesData({ body: { data: { type: 'timeseries_request', attributes } } });
    assert.deepEqual(answer.data?.attributes?.times, [startS * 1000, (startS + 20) * 1000]);
    assert.deepEqual(answer.data?.attributes?.values, [[1.5, 2]]);
    assert.deepEqual(answer.data?.attributes?.series?.[0]?.groupTags, ['host:a']);
  });

  test('v1 listActiveMetrics, getMetricMetadata, updateMetricMetadata, listMetrics', async () => {
    const api = new v1.MetricsApi(configuration);
    assert.deepEqual((await api.listActiveMetrics({ from: startS })).metrics, ['cpu']);
    assert.equal((await api.getMetricMetadata({ metricName: 'cpu' })).unit, 'percent');
    const updated = await api.updateMetricMetadata({
      metricName: 'cpu',
      body: { description: 'CPU', unit: 'fraction' },
    });
    assert.deepEqual([updated.description, updated.unit], ['CPU', 'fraction']);
    assert.deepEqual((await api.listMetrics({ q: 'metrics:cp' })).results?.metrics, ['cpu']);
  });
});
