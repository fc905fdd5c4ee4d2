import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { openDashboardsApp } from '../testing-dashboards-app.ts';

const path = '/api/v1/dashboard/public';
const dashboard = { title: 'Load', layout_type: 'ordered', widgets: [{ definition: { type: 'note', content: 'x' } }] };

async function openWithDashboard() {
  const opened = await openDashboardsApp();
  const { body } = await request(opened.app).post('/api/v1/dashboard').send(dashboard).expect(200);
  return { ...opened, id: String(body.id), shared: { dashboard_id: body.id, dashboard_type: 'custom_timeboard' } };
}

test('a dashboard is shared under a token, changed, and revoked', async () => {
  const opened = await openWithDashboard();
  const { app, clock, id, shared } = opened;
  const { body: made } = await request(app)
    .post(path)
    .set('Host', 'lab.test:8080')
    .send({ ...shared, share_type: 'open', global_time: { live_span: '4h' } })
    .expect(200);
  assert.match(made.token, /^[a-z0-9]{16}-[0-9a-f]{32}$/);
  assert.deepEqual(made, {
    author: made.author,
    ...shared,
    status: 'active',
    title: 'Load',
    viewing_preferences: {},
    expiration: null,
    last_accessed: null,
    global_time_selectable_enabled: false,
    global_time: { live_span: '4h' },
    selectable_template_vars: [],
    token: made.token,
    public_url: `http://lab.test:8080/p/sb/${made.token}`,
    created: new Date(clock.now()).toISOString().replace('Z', '000+00:00'),
    share_type: 'open',
    share_list: [],
    session_duration_in_days: 30,
    invitees: [],
    embeddable_domains: [],
  });
  const one = `${path}/${made.token}`;
  await request(app).get(one).set('Host', 'lab.test:8080').expect(200, made);
  const variables = [{ name: 'env', prefix: 'env', default_value: '*', visible_tags: ['prod'] }];
  const { body: changed } = await request(app)
    .put(one)
    .set('Host', 'lab.test:8080')
    .send({ ...made, status: 'paused', global_time: null, selectable_template_vars: variables, title: 'Ours' })
    .expect(200);
  assert.deepEqual(changed, {
    ...made,
    status: 'paused',
    global_time: null,
    selectable_template_vars: variables,
    title: 'Ours',
  });
  const { app: later } = await openDashboardsApp(opened);
  await request(later).get(one).set('Host', 'lab.test:8080').expect(200, changed);
  const { body: listed } = await request(later).get('/api/v1/dashboard?filter[shared]=true').expect(200);
  assert.deepEqual(
    listed.dashboards.map((each: { id: string }) => each.id),
    [id],
  );
  await request(later).delete(one).expect(200, { deleted_public_dashboard_token: made.token });
  await request(later).get(one).expect(404);
  assert.deepEqual((await request(later).get('/api/v1/dashboard?filter[shared]=true')).body, { dashboards: [] });
});

test('that of a deleted dashboard is gone until it is restored', async () => {
  const { app, id, shared } = await openWithDashboard();
  const { body: made } = await request(app).post(path).send(shared).expect(200);
  await request(app).delete(`/api/v1/dashboard/${id}`).expect(200);
  await request(app)
    .get(`${path}/${made.token}`)
    .expect(404, { errors: [`Public dashboard with token ${made.token} not found`] });
  await request(app)
    .patch('/api/v1/dashboard')
    .send({ data: [{ id, type: 'dashboard' }] })
    .expect(204);
  await request(app).get(`${path}/${made.token}`).expect(200);
});

test('invitations', async () => {
  const { app, clock, shared } = await openWithDashboard();
  const { body: made } = await request(app)
    .post(path)
    .send({ ...shared, share_type: 'invite', share_list: ['a@x.test'] })
    .expect(200);
  const created = new Date(clock.now()).toISOString().replace('Z', '000+00:00');
  const invitee = (email: string) => ({ email, access_expiration: null, last_accessed: null, created_at: created });
  assert.deepEqual([made.share_list, made.invitees], [['a@x.test'], [invitee('a@x.test')]]);
  const invitations = `${path}/${made.token}/invitation`;
  const data = (email: string) => ({ type: 'public_dashboard_invitation', attributes: { email } });
  const { body: one } = await request(app)
    .post(invitations)
    .send({ data: data('b@x.test') })
    .expect(201);
  assert.deepEqual(one.data, {
    type: 'public_dashboard_invitation',
    attributes: {
      email: 'b@x.test',
      created_at: created,
      has_session: false,
      invitation_expiry: null,
      session_expiry: null,
      share_token: made.token,
    },
  });
  const { body: two } = await request(app)
    .post(invitations)
    .send({ data: [data('c@x.test'), data('a@x.test')] })
    .expect(201);
  assert.equal(two.data.length, 2);
  const { body: page } = await request(app).get(`${invitations}?page_size=2&page_number=1`).expect(200);
  assert.deepEqual(
    [page.data.map(({ attributes }: { attributes: { email: string } }) => attributes.email), page.meta],
    [['c@x.test'], { page: { total_count: 3 } }],
  );
  await request(app)
    .delete(invitations)
    .send({ data: data('a@x.test') })
    .expect(204, '');
  const { body: got } = await request(app).get(`${path}/${made.token}`).expect(200);
  assert.deepEqual(got.share_list, ['b@x.test', 'c@x.test']);
  const { body: open } = await request(app).post(path).send(shared).expect(200);
  await request(app)
    .post(`${path}/${open.token}/invitation`)
    .send({ data: data('a@x.test') })
    .expect(400, { errors: ["Only a dashboard whose 'share_type' is 'invite' has invitations"] });
});

test('what cannot be shared, or not so', async () => {
  const { app, shared } = await openWithDashboard();
  const post = (body: object) =>
    request(app)
      .post(path)
      .send({ ...shared, ...body });
  await post({ dashboard_id: 'abc-123-def' }).expect(404, { errors: ['custom_timeboard abc-123-def not found'] });
  await post({ dashboard_type: 'custom_screenboard' }).expect(404);
  await post({ dashboard_type: undefined }).expect(400, { errors: ["Required parameter 'dashboard_type' is missing"] });
  await post({ share_type: 'secret' }).expect(400, {
    errors: ["The value provided for parameter 'share_type' is invalid"],
  });
  await post({ global_time: { live_span: '9h' } }).expect(400);
  await post({ share_list: ['nobody'] }).expect(400);
  await post({ expiration: 'tomorrow' }).expect(400);
  await post({ colour: 'red' }).expect(400, {
    errors: ["Additional properties are not allowed ('colour' was unexpected)"],
  });
  await request(app).get(`${path}/constructor`).expect(404);
});

test('a screenboard is shared by its number, once, and revoked with null', async () => {
  const { app } = await openDashboardsApp();
  const { body: board } = await request(app)
    .post('/api/v1/screen')
    .send({ board_title: 'b', widgets: [{ type: 'image', url: 'http://a/b.jpg', x: 1, y: 1 }] })
    .expect(200);
  const share = `/api/v1/screen/share/${board.id}`;
  const { body: shared } = await request(app).post(share).send({}).expect(200);
  assert.equal(shared.board_id, board.id);
  const token = shared.public_url.split('/p/sb/')[1];
  assert.equal((await request(app).get(`${path}/${token}`).expect(200)).body.dashboard_type, 'custom_screenboard');
  const { body: again } = await request(app).post(share).send({}).expect(200);
  assert.equal(again.public_url.split('/p/sb/')[1], token);
  const revoked = await request(app).delete(share).expect(200);
  assert.equal(revoked.text, 'null');
  await request(app).get(`${path}/${token}`).expect(404);
  await request(app).post('/api/v1/screen/share/1').send({}).expect(404);
});
