import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import { drawnQuery } from '../../../../lib/widget/drawn-query.ts';
import { noSpans } from '../../../../test/harness/no-spans.ts';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { openDashboardsApp } from '../dashboards/testing-dashboards-app.ts';
import { embedPage } from '../public/embed-page.ts';
import { publicRoutes } from '../public/routes.ts';
import { securityHeaders } from '../security-headers.ts';
import { embedRoutes } from './routes.ts';

const path = '/api/v1/graph/embed';
const graph = { viz: 'timeseries', requests: [{ q: 'avg:my_metric{$where}', type: 'bars' }], events: [] };

async function openEmbeds() {
  const opened = await openDashboardsApp();
  const app = express();
  const deps = { ...opened, store: { metrics: new MemoryMetrics(), spans: noSpans } };
  app.use(securityHeaders);
  mount(app, [...embedRoutes, ...publicRoutes], { deps, keys: createKeyCheck({ keylessFrom: [] }) });
  app.get('/graph/embed', embedPage(opened), (_request, response) => void response.send('the page'));
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  const create = (body: object) => request(app).post(path).set('Host', 'lab.test').send(body);
  return { ...opened, app, create };
}

test('an embedded graph: made, listed, read with values of its variables', async () => {
  const { app, create } = await openEmbeds();
  const { body: made } = await create({
    graph_json: JSON.stringify(graph),
    timeframe: '4_hours',
    size: 'large',
    legend: 'yes',
    title: 'Mine',
  }).expect(200);
  assert.match(made.embed_id, /^[0-9a-f]{64}$/);
  const address = `http://lab.test/graph/embed?token=${made.embed_id}&amp;height=400&amp;width=800&amp;legend=true`;
  const html = (value: string) =>
    `<iframe src="${address}&amp;where=${value}" width="800" height="400" frameborder="0"></iframe>`;
  assert.deepEqual(made, {
    embed_id: made.embed_id,
    template_variables: ['where'],
    html: html('*'),
    graph_title: 'Mine',
    revoked: false,
    dash_url: null,
    shared_by: null,
    dash_name: null,
  });
  await request(app)
    .get(path)
    .set('Host', 'lab.test')
    .expect(200, { embedded_graphs: [made] });
  await request(app)
    .get(`${path}/${made.embed_id}?where=host:a`)
    .set('Host', 'lab.test')
    .expect(200, { ...made, html: html('host%3Aa') });
  await request(app)
    .get(`${path}/nothing`)
    .expect(404, { errors: ['Embed nothing not found'] });
});

test('its page is told what the graph asks in its timeframe, until it is revoked', async () => {
  const { app, clock, create } = await openEmbeds();
  const { body: made } = await create({ graph_json: JSON.stringify(graph), timeframe: '4_hours' }).expect(200);
  const shown = `/labrador/api/public/${made.embed_id}`;
  const { body: board } = await request(app).get(shown).expect(200);
  assert.deepEqual(board.time, { type: 'live', value: 4, unit: 'hour' });
  assert.deepEqual(board.widgets, [
    {
      id: 1,
      definition: {
        type: 'timeseries',
        title: '',
        requests: [{ q: 'avg:my_metric{$where}', display_type: 'bars' }],
        events: [],
      },
    },
  ]);
  const ask = (query: string, hours: number, variables: object = {}) =>
    request(app)
      .post(`${shown}/answer`)
      .send({
        question: { kind: 'classic', query: drawnQuery(query, 'bars', hours * 3_600_000) },
        from: clock.now() - hours * 3_600_000,
        to: clock.now(),
        variables,
      });
  await ask('avg:my_metric{*}', 4).expect(200);
  await ask('avg:my_metric{host:a}', 4, { where: ['host:a'] }).expect(200);
  await ask('avg:my_metric{host:a}', 4).expect(403);
  await ask('avg:my_metric{*}', 24).expect(403);
  await request(app)
    .get(`${path}/${made.embed_id}/revoke`)
    .expect(200, { success: `Embed ${made.embed_id} successfully revoked.` });
  await ask('avg:my_metric{*}', 4).expect(403, { errors: ['This graph is no longer shared'] });
  assert.equal((await request(app).get(`${path}/${made.embed_id}`).expect(200)).body.revoked, true);
  await request(app)
    .get(`${path}/${made.embed_id}/enable`)
    .expect(200, { success: `Embed ${made.embed_id} successfully enabled.` });
  await ask('avg:my_metric{*}', 4).expect(200);
});

test('any site may frame its page; without a graph it is 404', async () => {
  const { app, create } = await openEmbeds();
  const { body: made } = await create({ graph_json: JSON.stringify(graph) }).expect(200);
  const page = await request(app).get(`/graph/embed?token=${made.embed_id}`).expect(200);
  assert.match(String(page.headers['content-security-policy']), /frame-ancestors \*$/);
  assert.equal(page.headers['x-frame-options'], undefined);
  await request(app).get('/graph/embed?token=x').expect(404, 'the page');
  await request(app).get('/graph/embed').expect(404);
});

test('what cannot be embedded', async () => {
  const { create } = await openEmbeds();
  const graph_json = JSON.stringify(graph);
  await create({}).expect(400, { errors: ["Required parameter 'graph_json' is missing"] });
  await create({ graph_json: '{' }).expect(400);
  await create({ graph_json: JSON.stringify({ ...graph, requests: [{ q: 'avg:a{*' }] }) }).expect(400);
  await create({ graph_json: JSON.stringify({ requests: [{ q: 'avg:a{$token}' }] }) }).expect(400);
  await create({ graph_json, timeframe: 'soon' }).expect(400);
  await create({ graph_json, size: 'huge' }).expect(400);
  await create({ graph_json, legend: 'perhaps' }).expect(400);
});
