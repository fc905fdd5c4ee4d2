import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { openDashboardsApp } from '../testing-dashboards-app.ts';

const manual = '/api/v1/dashboard/lists/manual';
const note = { definition: { type: 'note', content: 'x' } };
const place = { x: 0, y: 0, width: 1, height: 1 };

async function openWithDashboards() {
  const opened = await openDashboardsApp();
  const make = async (body: object): Promise<string> =>
    (await request(opened.app).post('/api/v1/dashboard').send(body).expect(200)).body.id;
  const ordered = await make({ title: 'a', layout_type: 'ordered', widgets: [note] });
  const free = await make({ title: 'b', layout_type: 'free', widgets: [{ ...note, layout: place }] });
  return {
    ...opened,
    ordered: { type: 'custom_timeboard', id: ordered },
    free: { type: 'custom_screenboard', id: free },
  };
}

test('a list: made, read, renamed, listed, deleted', async () => {
  const { app, clock } = await openDashboardsApp();
  const { body: made } = await request(app).post(manual).send({ name: 'mine' }).expect(200);
  const created = new Date(clock.now()).toISOString().replace('Z', '000+00:00');
  assert.deepEqual(made, {
    is_favorite: false,
    name: 'mine',
    dashboard_count: 0,
    author: made.author,
    created,
    modified: created,
    type: 'manual_dashboard_list',
    dashboards: null,
    id: made.id,
  });
  assert.ok(Number.isSafeInteger(made.id) && made.author.handle);
  await request(app).get(`${manual}/${made.id}`).expect(200, made);
  await clock.advance(1000);
  const { body: renamed } = await request(app).put(`${manual}/${made.id}`).send({ name: 'ours' }).expect(200);
  assert.deepEqual([renamed.name, renamed.created, renamed.modified > created], ['ours', created, true]);
  await request(app)
    .get(manual)
    .expect(200, { dashboard_lists: [renamed] });
  await request(app).delete(`${manual}/${made.id}`).expect(200, { deleted_dashboard_list_id: made.id });
  const gone = { errors: [`Manual Dashboard List with id ${made.id} not found`] };
  await request(app).get(`${manual}/${made.id}`).expect(404, gone);
  await request(app).delete(`${manual}/${made.id}`).expect(404, gone);
  await request(app)
    .post(manual)
    .send({})
    .expect(400, { errors: ["Required parameter 'name' is missing"] });
  await request(app).post(manual).send({ name: 1 }).expect(400);
});

test('what is in a list: added, replaced, taken out; deleted dashboards are not shown; all outlives a restart', async () => {
  const opened = await openWithDashboards();
  const { app, ordered, free } = opened;
  const { body: list } = await request(app).post(manual).send({ name: 'l' }).expect(200);
  const items = `/api/v2/dashboard/lists/manual/${list.id}/dashboards`;
  const send = (method: 'post' | 'put' | 'delete', ...dashboards: object[]) =>
    request(app)[method](items).send({ dashboards });
  await send('post', ordered).expect(200, { added_dashboards_to_list: [ordered] });
  await send('post', ordered, free, free).expect(200, { added_dashboards_to_list: [free] });
  const { body } = await request(app).get(items).expect(200);
  assert.equal(body.total, 2);
  assert.deepEqual(
    body.dashboards.map(({ id, type, title }: { id: string; type: string; title: string }) => ({ id, type, title })),
    [
      { ...ordered, title: 'a' },
      { ...free, title: 'b' },
    ],
  );
  assert.deepEqual([body.dashboards[0].url, body.dashboards[0].is_shared], [`/dashboard/${ordered.id}/a`, false]);
  await send('delete', ordered, { ...ordered, id: 'abc-def-ghi' }).expect(200, {
    deleted_dashboards_from_list: [ordered],
  });
  await send('put', ordered, free).expect(200, { dashboards: [ordered, free] });
  await request(app).delete(`/api/v1/dashboard/${free.id}`).expect(200);
  const { app: later } = await openDashboardsApp(opened);
  const { body: after } = await request(later).get(items).expect(200);
  assert.deepEqual(
    after.dashboards.map(({ id }: { id: string }) => id),
    [ordered.id],
  );
  assert.equal((await request(later).get(`${manual}/${list.id}`).expect(200)).body.dashboard_count, 1);
});

test('version 1 has the same lists, with numbers of boards', async () => {
  const { app, ordered, free } = await openWithDashboards();
  const { body: list } = await request(app).post(manual).send({ name: 'l' }).expect(200);
  const items = `${manual}/${list.id}/dashboards`;
  const inVersion1 = ({ id, type }: { readonly id: string; readonly type: string }) => {
    return { type, id: Number.parseInt(id.replaceAll('-', ''), 36), new_id: id };
  };
  const number = { ...free, id: inVersion1(free).id };
  await request(app)
    .post(items)
    .send({ dashboards: [ordered, number] })
    .expect(200, { added_dashboards_to_list: [inVersion1(ordered), inVersion1(free)] });
  const { body } = await request(app).get(items).expect(200);
  assert.equal(body.total, 2);
  assert.deepEqual([body.dashboards[1].id, body.dashboards[1].new_id], [number.id, free.id]);
  await request(app)
    .delete(items)
    .send({ dashboards: [{ ...number, id: String(number.id) }] })
    .expect(200, { deleted_dashboards_from_list: [inVersion1(free)] });
  await request(app)
    .put(items)
    .send({ dashboards: [number] })
    .expect(200, { dashboards: [inVersion1(free)] });
  const { body: same } = await request(app).get(`/api/v2/dashboard/lists/manual/${list.id}/dashboards`).expect(200);
  assert.deepEqual([same.total, same.dashboards[0].id], [1, free.id]);
  await request(app)
    .post(items)
    .send({ dashboards: [{ ...number, id: 5 }] })
    .expect(404);
});

test('what cannot be in a list', async () => {
  const { app, ordered } = await openWithDashboards();
  const { body: list } = await request(app).post(manual).send({ name: 'l' }).expect(200);
  const post = (id: number, dashboards: unknown) =>
    request(app).post(`/api/v2/dashboard/lists/manual/${id}/dashboards`).send({ dashboards });
  await post(list.id, [{ ...ordered, id: 'abc-def-ghi' }]).expect(404, {
    errors: ['custom_timeboard abc-def-ghi not found'],
  });
  await post(list.id, [{ ...ordered, type: 'custom_screenboard' }]).expect(404);
  await post(list.id, [{ ...ordered, type: 'monitor' }]).expect(400);
  await post(list.id, 'x').expect(400, { errors: ["The value provided for parameter 'dashboards' is invalid"] });
  await post(0, [ordered]).expect(404, { errors: ['Manual Dashboard List with id 0 not found'] });
});
