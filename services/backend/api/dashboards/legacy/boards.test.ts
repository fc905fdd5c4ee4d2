import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { openDashboardsApp } from '../testing-dashboards-app.ts';

/** Bodies that datadogpy sent, as its recordings have them. */
const graph = {
  title: 'test metric graph',
  definition: { requests: [{ q: 'testing.metric.1{host:blah.host.1}' }], viz: 'timeseries' },
};
const timeboard = { title: 'api timeboard', description: 'my api timeboard', graphs: [graph] };
const eventStream = {
  type: 'event_stream',
  title: false,
  height: 57,
  width: 59,
  y: 18,
  x: 84,
  query: 'tags:release',
  time: { live_span: '1w' },
};
const image = { type: 'image', height: 20, width: 32, y: 7, x: 32, url: 'http://path/to/image.jpg' };
const screenboard = { width: 1024, height: 768, board_title: 'datadog test', widgets: [eventStream, image] };

/** Recorded times have six digits and an offset. */
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/;

test('a timeboard: made, read, replaced, listed, deleted', async () => {
  const { app } = await openDashboardsApp();
  const { body: made } = await request(app).post('/api/v1/dash').send(timeboard).expect(200);
  const { id, new_id: newId, created_by: createdBy, created, modified, ...content } = made.dash;
  assert.deepEqual(content, { read_only: false, ...timeboard, template_variables: null });
  assert.deepEqual([made.url, made.resource], [`/dash/${id}/api-timeboard`, `/api/v1/dash/${id}`]);
  assert.ok(Number.isSafeInteger(id) && createdBy.handle && createdBy.disabled === false);
  assert.match(created, time);
  assert.match(modified, time);
  for (const each of [id, newId]) {
    const { body } = await request(app).get(`/api/v1/dash/${each}`).expect(200);
    assert.deepEqual(body, made);
    assert.ok(!('errors' in body));
  }
  const changed = { ...timeboard, title: 'updated api timeboard', template_variables: [{ name: 'h', prefix: 'host' }] };
  const { body: updated } = await request(app).put(`/api/v1/dash/${id}`).send(changed).expect(200);
  assert.equal(updated.url, `/dash/${id}/updated-api-timeboard`);
  assert.deepEqual(updated.dash.template_variables, changed.template_variables);
  const { body: list } = await request(app).get('/api/v1/dash').expect(200);
  const { graphs: _, template_variables: _v, ...summary } = updated.dash;
  assert.deepEqual(list, { dashes: [{ ...summary, id: String(id), resource: `/api/v1/dash/${id}` }] });
  await request(app).delete(`/api/v1/dash/${id}`).expect(204, '');
  await request(app)
    .get(`/api/v1/dash/${id}`)
    .expect(404, { errors: ['No dashboard matches that dash_id.'] });
});

test('a timeboard is a dashboard, whose widgets are its graphs; changed as that it is translated back', async () => {
  const { app } = await openDashboardsApp();
  const { body: made } = await request(app).post('/api/v1/dash').send(timeboard).expect(200);
  const { body: dashboard } = await request(app).get(`/api/v1/dashboard/${made.dash.new_id}`).expect(200);
  assert.equal(dashboard.layout_type, 'ordered');
  assert.deepEqual(
    dashboard.widgets.map(({ definition }: { definition: unknown }) => definition),
    [{ type: 'timeseries', title: graph.title, requests: graph.definition.requests }],
  );
  const widget = { definition: { type: 'toplist', title: 'top', requests: [{ q: 'avg:a{*} by {b}' }] } };
  const note = { definition: { type: 'note', content: 'x' } };
  await request(app)
    .put(`/api/v1/dashboard/${made.dash.new_id}`)
    .send({ ...dashboard, widgets: [widget, note] })
    .expect(200);
  const { body } = await request(app).get(`/api/v1/dash/${made.dash.id}`).expect(200);
  assert.deepEqual(body.dash.graphs, [
    { title: 'top', definition: { viz: 'toplist', requests: widget.definition.requests } },
    { title: '', definition: { viz: 'note', content: 'x' } },
  ]);
});

test('what scripts of that time send as texts is read as what it is', async () => {
  const { app } = await openDashboardsApp();
  const sent = {
    ...timeboard,
    graphs: JSON.stringify([{ ...graph, definition: JSON.stringify(graph.definition) }]),
    template_variables: JSON.stringify(['env', { name: 'host', prefix: 'host', default: '*' }]),
    read_only: 'True',
  };
  const { body } = await request(app).post('/api/v1/dash').send(sent).expect(200);
  assert.deepEqual(body.dash.graphs, [graph]);
  assert.deepEqual(body.dash.template_variables, [{ name: 'env' }, { name: 'host', prefix: 'host', default: '*' }]);
  assert.equal(body.dash.read_only, true);
  // `dog timeboard post` puts what it was given into one more list.
  const { body: nested } = await request(app)
    .post('/api/v1/dash')
    .send({ ...timeboard, graphs: [[graph, graph]] })
    .expect(200);
  assert.equal(nested.dash.graphs.length, 2);
});

test('a screenboard: made, read, replaced, listed, deleted', async () => {
  const { app } = await openDashboardsApp();
  const { body: made } = await request(app).post('/api/v1/screen').send(screenboard).expect(200);
  const { id, new_id: newId, created, modified, ...content } = made;
  assert.deepEqual(content, { ...screenboard, read_only: false, description: null });
  assert.match(created, time);
  const { body: got } = await request(app).get(`/api/v1/screen/${id}`).expect(200);
  const { created_by: createdBy, ...rest } = got;
  assert.deepEqual(rest, made);
  assert.ok(createdBy.handle);
  const { body: list } = await request(app).get('/api/v1/screen').expect(200);
  assert.deepEqual(list, {
    screenboards: [
      {
        read_only: false,
        resource: `/api/v1/screen/${id}`,
        description: null,
        title: 'datadog test',
        created,
        new_id: newId,
        id,
        created_by: createdBy,
        modified,
      },
    ],
  });
  const { body: dashboard } = await request(app).get(`/api/v1/dashboard/${newId}`).expect(200);
  assert.equal(dashboard.layout_type, 'free');
  assert.deepEqual(dashboard.widgets[1].layout, { x: 32, y: 7, width: 32, height: 20 });
  assert.deepEqual((await request(app).get('/api/v1/dash')).body, { dashes: [] });
  await request(app).get(`/api/v1/dash/${id}`).expect(404);
  // What was answered is sent back, with more of it changed.
  const { body: updated } = await request(app)
    .put(`/api/v1/screen/${id}`)
    .send({ ...got, widgets: [image], height: null, title: 'kept beside' })
    .expect(200);
  assert.deepEqual(
    [updated.widgets, updated.height, updated.title, updated.created, updated.id],
    [[image], null, 'kept beside', created, id],
  );
  const { body: deleted } = await request(app).delete(`/api/v1/screen/${id}`).expect(200);
  assert.deepEqual(deleted, updated);
  await request(app)
    .get(`/api/v1/screen/${id}`)
    .expect(404, { errors: ['No screenboard matches that board_id.'] });
});

test('graphs of a timeboard on a screenboard, as `dog screenboard` sends them, lie one under the other', async () => {
  const { app } = await openDashboardsApp();
  const sent = { board_title: 'b', description: 'd', widgets: [graph, { ...graph, title: 'second' }] };
  const { body: made } = await request(app).post('/api/v1/screen').send(sent).expect(200);
  assert.deepEqual(made.widgets, sent.widgets);
  const { body } = await request(app).get(`/api/v1/dashboard/${made.new_id}`).expect(200);
  assert.deepEqual(
    body.widgets.map(({ layout, definition }: { layout: { y: number }; definition: { title: string } }) => [
      layout.y,
      definition.title,
    ]),
    [
      [0, 'test metric graph'],
      [15, 'second'],
    ],
  );
});

/** What is refused, by the path → the text. */
const refused: readonly (readonly [string, object, string])[] = [
  ['dash', { ...timeboard, title: undefined }, "Required parameter 'title' is missing"],
  ['dash', { ...timeboard, graphs: undefined }, "Required parameter 'graphs' is missing"],
  ['dash', { ...timeboard, graphs: '[{' }, "The value provided for parameter 'graphs' is invalid"],
  ['dash', { ...timeboard, graphs: [1] }, "The value provided for parameter 'graphs' is invalid"],
  ['dash', { ...timeboard, graphs: [{ title: 'x' }] }, "Required parameter 'definition' is missing"],
  ['dash', { ...timeboard, read_only: 'maybe' }, "The value provided for parameter 'read_only' is invalid"],
  [
    'dash',
    { ...timeboard, graphs: [graph, { ...graph, definition: { viz: 'process', requests: [] } }] },
    "Invalid widget definition at position 1 of type process. Error: 'process' is no type of widget.",
  ],
  [
    'dash',
    { ...timeboard, graphs: [{ definition: { viz: 'timeseries', requests: [{ q: 'avg:a' }] } }] },
    "Invalid query in widget at position 0. Error: unable to parse avg:a: Rule 'scope_expr' didn't match at '' (line 1, column 6).",
  ],
  ['screen', { widgets: [] }, "Required parameter 'board_title' is missing"],
  ['screen', { board_title: 'x' }, "Required parameter 'widgets' is missing"],
  [
    'screen',
    { board_title: 'x', widgets: [{ type: 'iframe' }] },
    "Invalid widget definition at position 0 of type iframe. Error: 'url' is a required property.",
  ],
];

for (const [path, body, text] of refused) {
  test(`refused by /api/v1/${path}: ${text}`, async () => {
    const { app } = await openDashboardsApp();
    await request(app)
      .post(`/api/v1/${path}`)
      .send(body)
      .expect(400, { errors: [text] });
  });
}
