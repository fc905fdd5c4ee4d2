import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type client, v1 } from '@datadog/datadog-api-client';
import { apiClientOf } from './api-client.ts';
import { type Backend, startBackend } from './start-backend.ts';

const query = 'avg:system.load.1{$env,!role:db} by {host}';
const named = [
  { dataSource: 'metrics' as const, name: 'a', query: 'sum:hits{*}.as_count()', aggregator: 'sum' as const },
];

/** Widgets of several types, as the client's types have them. */
const widgets: v1.Widget[] = [
  {
    definition: {
      type: 'timeseries',
      title: 'load',
      titleSize: '16',
      titleAlign: 'left',
      showLegend: true,
      legendLayout: 'auto',
      legendColumns: ['avg', 'max'],
      requests: [
        {
          q: query,
          displayType: 'area',
          style: { palette: 'warm', lineType: 'solid', lineWidth: 'normal' },
          metadata: [{ expression: query, aliasName: 'load' }],
        },
        { queries: named, formulas: [{ formula: 'a * 2', alias: 'twice' }], responseFormat: 'timeseries' },
      ],
      yaxis: { min: 'auto', max: '100', scale: 'linear', includeZero: true },
      markers: [{ value: 'y = 15', displayType: 'error dashed', label: 'limit' }],
      events: [{ q: 'tags:deploy' }],
    },
    layout: { x: 0, y: 0, width: 6, height: 3 },
  },
  {
    definition: {
      type: 'query_value',
      autoscale: true,
      precision: 2,
      requests: [
        {
          queries: named,
          formulas: [{ formula: 'a' }],
          responseFormat: 'scalar',
          conditionalFormats: [{ comparator: '>', value: 5, palette: 'white_on_red' }],
        },
      ],
    },
    layout: { x: 6, y: 0, width: 3, height: 3 },
  },
  {
    definition: { type: 'toplist', requests: [{ q: "top(avg:system.load.1{*} by {host}, 10, 'mean', 'desc')" }] },
    layout: { x: 9, y: 0, width: 3, height: 3 },
  },
  {
    definition: {
      type: 'hostmap',
      nodeType: 'host',
      requests: { fill: { q: 'avg:system.load.1{*} by {host}' } },
      group: ['env'],
      style: { palette: 'green_to_orange', paletteFlip: false },
    },
    layout: { x: 0, y: 3, width: 4, height: 4 },
  },
  {
    definition: { type: 'note', content: '# Read me', backgroundColor: 'yellow', showTick: true, tickEdge: 'left' },
    layout: { x: 4, y: 3, width: 2, height: 4 },
  },
  {
    definition: {
      type: 'group',
      layoutType: 'ordered',
      title: 'inside',
      widgets: [
        { definition: { type: 'heatmap', requests: [{ q: 'avg:system.load.1{*} by {host}' }] } },
        { definition: { type: 'check_status', check: 'mysql.can_connect', grouping: 'cluster', tags: ['*'] } },
      ],
    },
    layout: { x: 0, y: 7, width: 12, height: 6 },
  },
];

const dashboard: v1.Dashboard = {
  title: 'Load of the lab',
  description: 'all of it',
  layoutType: 'ordered',
  reflowType: 'fixed',
  widgets,
  notifyList: ['somebody@example.com'],
  tags: ['team:lab'],
  templateVariables: [{ name: 'env', prefix: 'env', defaults: ['prod', 'dev'], availableValues: ['prod', 'dev'] }],
  templateVariablePresets: [{ name: 'all', templateVariables: [{ name: 'env', values: ['*'] }] }],
};

/** Without what the server adds: ids. */
function withoutIds(list: readonly v1.Widget[]): unknown {
  return JSON.parse(JSON.stringify(list, (key, value: unknown) => (key === 'id' ? undefined : value)));
}

describe('dashboards of @datadog/datadog-api-client', () => {
  let backend: Backend;
  let configuration: client.Configuration;

  before(async () => {
    backend = await startBackend();
    configuration = apiClientOf(backend);
  });

  after(() => backend.remove());

  test('created, read, updated, listed, deleted and restored, equal to what was sent', async () => {
    const api = new v1.DashboardsApi(configuration);
    const made = await api.createDashboard({ body: dashboard });
    const dashboardId = String(made.id);
    const got = await api.getDashboard({ dashboardId });
    for (const answer of [made, got]) {
      assert.deepEqual(withoutIds(answer.widgets), withoutIds(widgets));
      const { id: _, url, authorHandle, authorName: _a, createdAt, modifiedAt, restrictedRoles, ...content } = answer;
      assert.deepEqual(JSON.parse(JSON.stringify({ ...content, widgets: 0 })), { ...dashboard, widgets: 0 });
      assert.equal(url, `/dashboard/${dashboardId}/load-of-the-lab`);
      assert.ok(createdAt instanceof Date && modifiedAt instanceof Date && authorHandle);
      assert.deepEqual(restrictedRoles, []);
    }
    assert.deepEqual(
      made.widgets.filter(({ definition }) => (definition as { _unparsed?: boolean })._unparsed),
      [],
    );
    const updated = await api.updateDashboard({
      dashboardId,
      body: { ...got, title: 'New', widgets: [...got.widgets.slice(1)] },
    });
    assert.deepEqual([updated.title, updated.widgets.length], ['New', 5]);
    const listed = await api.listDashboards({ count: 10, start: 0 });
    assert.deepEqual(
      listed.dashboards?.map(({ id, title, layoutType, description }) => [id, title, layoutType, description]),
      [[dashboardId, 'New', 'ordered', 'all of it']],
    );
    assert.equal((await api.deleteDashboard({ dashboardId })).deletedDashboardId, dashboardId);
    await assert.rejects(api.getDashboard({ dashboardId }), { code: 404 });
    const data: [v1.DashboardBulkActionData] = [{ id: dashboardId, type: 'dashboard' }];
    const deleted = await api.listDashboards({ filterDeleted: true });
    assert.deepEqual(
      deleted.dashboards?.map(({ id }) => id),
      [dashboardId],
    );
    await api.restoreDashboards({ body: { data } });
    assert.equal((await api.getDashboard({ dashboardId })).title, 'New');
    await api.deleteDashboards({ body: { data } });
    assert.deepEqual((await api.listDashboards()).dashboards, []);
  });

  test('what is refused says so in words of Datadog', async () => {
    const api = new v1.DashboardsApi(configuration);
    const [widget] = widgets;
    assert.ok(widget);
    const broken: v1.Dashboard = {
      title: 'x',
      layoutType: 'ordered',
      widgets: [widget, { definition: { type: 'timeseries', requests: [{ q: 'avg:a{*}, 2)' }] } }],
    };
    await assert.rejects(api.createDashboard({ body: broken }), (error: client.ApiException<{ errors: string[] }>) => {
      assert.equal(error.code, 400);
      assert.match(String(error.body.errors[0]), /^Invalid query in widget at position 1\. Error: unable to parse /);
      return true;
    });
  });
});
