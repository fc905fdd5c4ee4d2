import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { Dashboards } from './dashboards.ts';
import { openDashboardsApp } from './testing-dashboards-app.ts';

const note = { definition: { type: 'note', content: '# é', background_color: 'yellow' } };
const graph = {
  definition: {
    type: 'timeseries',
    title: 'z',
    requests: [{ q: 'avg:system.load.1{$env} by {$g}', display_type: 'line' }],
    a_later_property: { z: 1, a: [null, 2.5] },
  },
  layout: { x: 0, y: 0, width: 12, height: 2 },
};
const plain = { title: 'Load & more', layout_type: 'ordered', widgets: [graph, note] };

/** The document without what the server adds. */
function asSent({ id: _, author_handle: _a, author_name: _n, url: _u, ...dashboard }: Dashboard) {
  const { created_at: _c, modified_at: _m, restricted_roles: _r, widgets, ...rest } = dashboard;
  return { ...rest, widgets: widgets.map(({ id: _w, ...widget }) => widget) };
}

test('a dashboard comes back as it was sent, its properties in order', async () => {
  const { app, clock } = await openDashboardsApp();
  const { body } = await request(app).post('/api/v1/dashboard').send(plain).expect(200);
  assert.equal(
    Object.keys(body).join(),
    'id,title,description,author_handle,author_name,layout_type,url,template_variables,widgets,notify_list,created_at,modified_at,restricted_roles',
  );
  assert.match(body.id, /^\w{3}-\w{3}-\w{3}$/);
  assert.equal(body.url, `/dashboard/${body.id}/load-more`);
  assert.equal(body.created_at, new Date(clock.now()).toISOString().replace('Z', '000+00:00'));
  assert.equal(body.modified_at, body.created_at);
  assert.equal(
    JSON.stringify(asSent(body).widgets),
    JSON.stringify([{ definition: graph.definition, layout: graph.layout }, note]),
  );
  assert.deepEqual(asSent(body), { ...plain, description: null, template_variables: null, notify_list: null });
  assert.ok(body.widgets.every(({ id }: { id: unknown }) => Number.isSafeInteger(id)));
  const { body: got } = await request(app).get(`/api/v1/dashboard/${body.id}`).expect(200);
  assert.equal(JSON.stringify(got), JSON.stringify(body));
});

test('what is only echoed when it was sent', async () => {
  const { app } = await openDashboardsApp();
  const sent = {
    ...plain,
    description: 'd',
    is_read_only: false,
    template_variables: [{ name: 'env', prefix: 'env', defaults: ['a', 'b'], available_values: [] }],
    notify_list: ['a@example.com'],
    template_variable_presets: [{ name: 'p', template_variables: [{ name: 'env', values: ['a'] }] }],
    reflow_type: 'auto',
    tags: ['team:x'],
    default_timeframe: { type: 'live', unit: 'hour', value: 4 },
  };
  const { body } = await request(app).post('/api/v1/dashboard').send(sent).expect(200);
  assert.deepEqual(asSent(body), sent);
  const { body: emptied } = await request(app)
    .put(`/api/v1/dashboard/${body.id}`)
    .send({ ...plain, tags: null, reflow_type: null })
    .expect(200);
  assert.deepEqual([emptied.tags, emptied.reflow_type, emptied.description], [null, null, null]);
  assert.ok(!('default_timeframe' in emptied));
});

test('PUT replaces the document; widgets sent with their ids keep them', async () => {
  const { app, clock } = await openDashboardsApp();
  const { body: made } = await request(app).post('/api/v1/dashboard').send(plain).expect(200);
  await clock.advance(60_000);
  const [first, second] = made.widgets;
  const changed = { ...made, title: 'Other', widgets: [second, { ...first, id: 5 }, { ...second }] };
  const { body } = await request(app).put(`/api/v1/dashboard/${made.id}`).send(changed).expect(200);
  assert.equal(body.url, `/dashboard/${made.id}/other`);
  assert.equal(body.created_at, made.created_at);
  assert.notEqual(body.modified_at, made.modified_at);
  const ids = body.widgets.map(({ id }: { id: number }) => id);
  assert.equal(ids[0], second.id);
  assert.ok(!ids.slice(1).includes(5) && new Set(ids).size === 3, String(ids));
});

test('widgets of groups have ids too, and tabs name widgets by id or place', async () => {
  const { app } = await openDashboardsApp();
  const group = { definition: { type: 'group', layout_type: 'ordered', title: 'g', widgets: [note, graph] } };
  const tab = { id: '6fd4fd50-5ae1-4f5b-8a52-6d1a0a1b2c3d', name: 'one', widget_ids: ['@2', 7] };
  const sent = { ...plain, widgets: [{ ...note, id: 7 }, group], tabs: [tab] };
  const { body } = await request(app).post('/api/v1/dashboard').send(sent).expect(200);
  const inner = body.widgets[1].definition.widgets;
  assert.ok(inner.every(({ id }: { id: unknown }) => Number.isSafeInteger(id)));
  assert.deepEqual(inner[0].definition, note.definition);
  assert.deepEqual(body.tabs, [{ ...tab, widget_ids: [body.widgets[1].id, body.widgets[0].id] }]);
  const { body: again } = await request(app).put(`/api/v1/dashboard/${body.id}`).send(body).expect(200);
  assert.deepEqual([again.widgets, again.tabs], [body.widgets, body.tabs]);
  await request(app)
    .post('/api/v1/dashboard')
    .send({ ...sent, tabs: [{ ...tab, widget_ids: ['@3'] }] })
    .expect(400, { errors: ["The value provided for parameter 'tabs' is invalid"] });
});

test('lists: count, start, deleted ones', async () => {
  const { app, clock } = await openDashboardsApp();
  const ids: string[] = [];
  for (const title of ['a', 'b', 'c']) {
    const { body } = await request(app)
      .post('/api/v1/dashboard')
      .send({ ...plain, title })
      .expect(200);
    ids.push(body.id);
  }
  const titles = async (query: string): Promise<readonly string[]> => {
    const { body } = await request(app).get(`/api/v1/dashboard${query}`).expect(200);
    return body.dashboards.map(({ title }: { title: string }) => title);
  };
  assert.deepEqual(await titles(''), ['a', 'b', 'c']);
  assert.deepEqual(await titles('?count=1&start=1'), ['b']);
  assert.deepEqual(await titles('?filter[deleted]=True'), []);
  await request(app).delete(`/api/v1/dashboard/${ids[1]}`).expect(200, { deleted_dashboard_id: ids[1] });
  assert.deepEqual(await titles(''), ['a', 'c']);
  const { body } = await request(app).get('/api/v1/dashboard?filter[deleted]=true').expect(200);
  assert.deepEqual(body.dashboards, [
    {
      id: ids[1],
      title: 'b',
      description: null,
      layout_type: 'ordered',
      url: `/dashboard/${ids[1]}/b`,
      is_read_only: false,
      created_at: body.dashboards[0].created_at,
      modified_at: body.dashboards[0].created_at,
      author_handle: body.dashboards[0].author_handle,
      deleted_at: body.dashboards[0].created_at,
    },
  ]);
  await clock.advance(31 * 86_400_000);
  assert.deepEqual(await titles('?filter[deleted]=true'), []);
  for (const query of ['?count=-1', '?start=x', '?filter[deleted]=1', '?filter[deleted]=true&filter[shared]=true']) {
    await request(app).get(`/api/v1/dashboard${query}`).expect(400);
  }
});

test('several are deleted or restored all at once or not at all', async () => {
  const { app } = await openDashboardsApp();
  const ids: string[] = [];
  for (const title of ['a', 'b']) {
    const { body } = await request(app)
      .post('/api/v1/dashboard')
      .send({ ...plain, title })
      .expect(200);
    ids.push(body.id);
  }
  const data = (...list: (string | undefined)[]) => ({ data: list.map((id) => ({ id, type: 'dashboard' })) });
  const gone = { errors: ['Dashboard with ID abc-def-ghi not found'] };
  await request(app).delete('/api/v1/dashboard').send(data(ids[0], 'abc-def-ghi')).expect(404, gone);
  await request(app).get(`/api/v1/dashboard/${ids[0]}`).expect(200);
  await request(app)
    .delete('/api/v1/dashboard')
    .send(data(...ids))
    .expect(204, '');
  await request(app)
    .get(`/api/v1/dashboard/${ids[0]}`)
    .expect(404, { errors: [`Dashboard with ID ${ids[0]} not found`] });
  await request(app).patch('/api/v1/dashboard').send(data(ids[0], 'abc-def-ghi')).expect(404, gone);
  await request(app).get(`/api/v1/dashboard/${ids[0]}`).expect(404);
  await request(app)
    .patch('/api/v1/dashboard')
    .send(data(...ids))
    .expect(204, '');
  await request(app).get(`/api/v1/dashboard/${ids[1]}`).expect(200);
  await request(app)
    .delete('/api/v1/dashboard')
    .send({ data: [{ id: ids[0], type: 'monitor' }] })
    .expect(400);
  await request(app).delete('/api/v1/dashboard').expect(400);
});

test('dashboards outlive a restart, in their order, deleted ones too', async () => {
  const first = await openDashboardsApp();
  const { body: a } = await request(first.app).post('/api/v1/dashboard').send(plain).expect(200);
  await first.clock.advance(1);
  const { body: b } = await request(first.app).post('/api/v1/dashboard').send(plain).expect(200);
  await first.clock.advance(1);
  const { body: c } = await request(first.app).post('/api/v1/dashboard').send(plain).expect(200);
  await request(first.app).delete(`/api/v1/dashboard/${a.id}`).expect(200);
  const { app } = await openDashboardsApp(first);
  assert.equal(
    JSON.stringify((await request(app).get(`/api/v1/dashboard/${b.id}`).expect(200)).body),
    JSON.stringify(b),
  );
  const { body } = await request(app).get('/api/v1/dashboard').expect(200);
  assert.deepEqual(
    body.dashboards.map(({ id }: { id: string }) => id),
    [b.id, c.id],
  );
  await request(app)
    .patch('/api/v1/dashboard')
    .send({ data: [{ id: a.id, type: 'dashboard' }] })
    .expect(204);
});

test('what is kept is bounded, and a deleted dashboard gives its place back when its time is over', async () => {
  const { documents, clock } = await openDashboardsApp();
  const sent = { ...plain, description: null, template_variables: null, notify_list: null } as never;
  const limits = { dashboards: 2, characters: 3000 };
  const dashboards = await Dashboards.open({ documents, clock, limits });
  const { id } = await dashboards.create({ sent });
  await dashboards.create({ sent });
  await dashboards.remove([id]);
  await assert.rejects(dashboards.create({ sent }), /At most 2 dashboards are kept/);
  await clock.advance(31 * 86_400_000);
  const { id: third } = await dashboards.create({ sent });
  assert.deepEqual(Object.keys(await documents.load('dashboard')).length, 2);
  const large = { ...(sent as object), title: 'x'.repeat(3000) } as never;
  await assert.rejects(dashboards.update(third, { sent: large }), /No more can be kept/);
});
