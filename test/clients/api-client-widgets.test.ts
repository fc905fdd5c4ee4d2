import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { v1 } from '@datadog/datadog-api-client';
import { apiClientOf } from './api-client.ts';
import { type Backend, startBackend } from './start-backend.ts';
import { widgetExamples } from './widget-examples.ts';

/** The models of widgets, as the client itself tells them apart; it exports no list of them. */
function widgetModels(): readonly string[] {
  const main = createRequire(import.meta.url).resolve('@datadog/datadog-api-client');
  const [root] = main.split(`${path.sep}dist${path.sep}`);
  const file = path.join(String(root), 'dist/packages/datadog-api-client-v1/models/ObjectSerializer.js');
  const [, list = ''] = /\n\s+WidgetDefinition: \[([^\]]*)\]/.exec(readFileSync(file, 'utf8')) ?? [];
  return [...list.matchAll(/"(\w+)"/g)].map(([, name]) => String(name));
}

/** As it is without what the server adds, and without models of the client around it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'id' ? undefined : each)));
}

/** Places in an answer of which the client does not know what they are. */
function unparsed(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Reflect.get(value, '_unparsed') === true || value.constructor.name === 'UnparsedObject' ? [at] : [];
  return [...own, ...Object.entries(value).flatMap(([key, each]) => unparsed(each, `${at}/${key}`))];
}

const models = widgetModels();
const unsendable = 'WildcardWidgetDefinition';

test('there is an example of each type of widget that the client has', () => {
  assert.ok(models.length >= 42, String(models.length));
  assert.deepEqual(Object.keys(widgetExamples).sort(), [...models].sort());
});

describe('each type of widget of @datadog/datadog-api-client', () => {
  let backend: Backend;
  let api: v1.DashboardsApi;

  before(async () => {
    backend = await startBackend();
    api = new v1.DashboardsApi(apiClientOf(backend));
  });

  after(() => backend.remove());

  test('that one which the client cannot send, as several of its models of requests fit, is kept, too', async () => {
    const definition = widgetExamples[unsendable];
    assert.ok(definition);
    const body: v1.Dashboard = { title: 'x', layoutType: 'ordered', widgets: [{ definition }] };
    await assert.rejects(api.createDashboard({ body }), /doesn't match any type/);
    const sent = {
      type: 'wildcard',
      requests: [{ q: 'avg:a{*}' }],
      specification: { type: 'vega-lite', contents: {} },
    };
    const made = await fetch(`${backend.url}/api/v1/dashboard`, {
      method: 'POST',
      body: JSON.stringify({ title: 'x', layout_type: 'ordered', widgets: [{ definition: sent }] }),
    });
    const { id, widgets } = (await made.json()) as { id: string; widgets: readonly { definition: unknown }[] };
    assert.deepEqual(widgets[0]?.definition, sent);
    await api.deleteDashboard({ dashboardId: id });
  });

  for (const [model, definition] of Object.entries(widgetExamples)) {
    if (model === unsendable) continue;

    test(`${model}: made, read, changed, listed, shared and deleted, equal to what was sent`, async () => {
      const widgets: v1.Widget[] = [{ definition, layout: { x: 0, y: 0, width: 4, height: 3 } }];
      const made = await api.createDashboard({ body: { title: model, layoutType: 'ordered', widgets } });
      const dashboardId = String(made.id);
      const got = await api.getDashboard({ dashboardId });
      const updated = await api.updateDashboard({ dashboardId, body: { ...got, title: `${model} 2` } });
      for (const answer of [made, got, updated]) {
        assert.deepEqual(unparsed(answer), []);
        assert.deepEqual(plain(answer.widgets), plain(widgets));
      }
      const listed = await api.listDashboards();
      assert.deepEqual(
        listed.dashboards?.map(({ id, title }) => [id, title]),
        [[dashboardId, `${model} 2`]],
      );
      const shared = await api.createPublicDashboard({ body: { dashboardId, dashboardType: 'custom_timeboard' } });
      assert.deepEqual([shared.dashboardId, unparsed(shared)], [dashboardId, []]);
      const page = await fetch(`${backend.url}/labrador/api/public/${shared.token}`);
      const { widgets: shown } = (await page.json()) as { readonly widgets: readonly unknown[] };
      const { widgets: kept } = (await (await fetch(`${backend.url}/api/v1/dashboard/${dashboardId}`)).json()) as {
        readonly widgets: readonly unknown[];
      };
      assert.deepEqual([page.status, shown], [200, kept]);
      await api.deletePublicDashboard({ token: String(shared.token) });
      await api.deleteDashboard({ dashboardId });
      assert.deepEqual((await api.listDashboards()).dashboards, []);
    });
  }
});
