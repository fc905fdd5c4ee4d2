import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import type { MonitorResponse } from '../../../../lib/api-types/monitors.ts';
import { readMonitorFile } from '../../monitors/definitions/read-monitor-file.ts';
import { groupIn, type MonitorsApp, openMonitorsApp } from './testing-monitors-app.ts';

const all = '/api/v1/monitor';
const plain = {
  type: 'metric alert',
  query: 'avg(last_5m):avg:my_metric{env:lab} by {host} > 800',
  name: 'My metric',
  message: 'It is high @ops@example.com',
  tags: ['team:a', 'lab'],
  priority: 2,
  options: { thresholds: { critical: 800, warning: 500 } },
};

async function create({ app }: MonitorsApp, changes: object = {}): Promise<MonitorResponse> {
  const { body } = await request(app)
    .post(all)
    .send({ ...plain, ...changes })
    .expect(200);
  return body;
}

const refused = (text: string) => ({ errors: [text] });
const notFound = refused('Monitor not found');

test('a monitor is created, read, changed and deleted', async () => {
  const opened = await openMonitorsApp();
  const { app, clock } = opened;
  const made = await create(opened);
  assert.deepEqual(made, {
    id: 1,
    org_id: 1,
    type: 'metric alert',
    name: 'My metric',
    message: 'It is high @ops@example.com',
    tags: ['team:a', 'lab'],
    query: plain.query,
    options: {
      notify_no_data: false,
      notify_audit: false,
      new_host_delay: 300,
      include_tags: true,
      silenced: {},
      thresholds: { critical: 800, warning: 500 },
    },
    multi: true,
    created_at: Date.parse('2026-03-02T14:30:00Z'),
    created: '2026-03-02T14:30:00.000000+00:00',
    modified: '2026-03-02T14:30:00.000000+00:00',
    deleted: null,
    priority: 2,
    restricted_roles: null,
    restriction_policy: null,
    draft_status: 'published',
    assets: [],
    overall_state_modified: null,
    overall_state: 'No Data',
    creator: { handle: 'labrador@localhost', name: 'Labrador', email: 'labrador@localhost', id: 1 },
  });
  await clock.advance(60_000);
  const { creator: _, ...others } = made;
  const { body: changed } = await request(app).put(`${all}/1`).send({ name: 'Other' }).expect(200);
  assert.deepEqual(changed, { ...others, name: 'Other', modified: '2026-03-02T14:31:00.000000+00:00' });
  const { body: read } = await request(app).get(`${all}/1`).expect(200);
  assert.deepEqual(read, { ...changed, creator: made.creator });
  const { body: same } = await request(app).put(`${all}/1`).send(read).expect(200);
  assert.deepEqual(same, changed);
  await request(app).delete(`${all}/1`).expect(200, { deleted_monitor_id: 1 });
  for (const id of ['1', '2', 'abc', '99999999999999999999']) {
    await request(app).get(`${all}/${id}`).expect(404, notFound);
    await request(app).put(`${all}/${id}`).send({}).expect(404, notFound);
    await request(app).delete(`${all}/${id}`).expect(404, notFound);
    await request(app).post(`${all}/${id}/mute`).expect(404, notFound);
    await request(app).post(`${all}/${id}/validate`).send({}).expect(404, notFound);
  }
});

test('what cannot be a monitor is refused, when it is made, changed or validated', async () => {
  const opened = await openMonitorsApp();
  const { app } = opened;
  await create(opened);
  const wrong = { ...plain, options: { thresholds: { critical: 90 } } };
  const body = refused('Alert threshold (90.0) does not match that used in the query (800.0).');
  await request(app).post(all).send(wrong).expect(400, body);
  await request(app).put(`${all}/1`).send(wrong).expect(400, body);
  await request(app).post(`${all}/validate`).send(wrong).expect(400, body);
  await request(app).post(`${all}/1/validate`).send({ options: wrong.options }).expect(400, body);
  await request(app).post(`${all}/validate`).send(plain).expect(200, {});
  await request(app).post(`${all}/1/validate`).send({ name: 'x' }).expect(200, {});
  await request(app).post(all).expect(400, refused('Request body is missing'));
  const composite = { type: 'composite', query: '1 && 7' };
  await request(app)
    .post(`${all}/validate`)
    .send(composite)
    .expect(400, refused("The value provided for parameter 'query' is invalid: there is no monitor 7"));
  assert.equal((await request(app).get(all)).body.length, 1);
});

test('texts that cannot be filled are refused with their place, when a monitor is made, changed or validated', async () => {
  const opened = await openMonitorsApp();
  const { app } = opened;
  await create(opened, { message: '{{#is_alert}}a{{else}}b{{/is_alert}}' });
  const escalating = (escalation_message: string) => ({ ...plain.options, renotify_interval: 10, escalation_message });
  const wrong: readonly (readonly [object, string])[] = [
    [{ message: 'now\n{{#is_alert}}x' }, "'message' is invalid: {{#is_alert}} is never closed (line 2, column 1)"],
    [{ message: '{{#is_foo}}x{{/is_foo}}' }, "'message' is invalid: "],
    [{ message: '{{#is_match "host.name"}}x{{/is_match}}' }, "'message' is invalid: "],
    [{ name: 'm {{/is_alert}}' }, "'name' is invalid: {{/is_alert}} closes no block (line 1, column 3)"],
    [{ options: escalating('{{else}}') }, "'escalation_message' is invalid: {{else}} stands outside"],
  ];
  for (const [change, text] of wrong) {
    const whole = { ...plain, ...change };
    const answers = [
      await request(app).post(all).send(whole),
      await request(app).put(`${all}/1`).send(change),
      await request(app).post(`${all}/validate`).send(whole),
      await request(app).post(`${all}/1/validate`).send(change),
    ];
    for (const { status, body } of answers) {
      assert.equal(status, 400);
      assert.ok(body.errors[0].startsWith(`The value provided for parameter ${text}`), body.errors[0]);
    }
  }
  assert.deepEqual(
    opened.monitors.list().map(({ name, message }) => [name, message]),
    [[plain.name, '{{#is_alert}}a{{else}}b{{/is_alert}}']],
  );
});

test('states of groups are shown where they are asked for', async () => {
  const opened = await openMonitorsApp();
  const { app, monitorStates } = opened;
  await create(opened);
  monitorStates.set(1, 'Alert', [groupIn('Alert', 'host:a'), groupIn('OK', 'host:b'), groupIn('No Data', 'host:c')]);
  const read = async (states: string) =>
    (await request(app).get(`${all}/1`).query({ group_states: states }).expect(200)).body;
  const { overall_state, overall_state_modified, state } = await read('all');
  assert.deepEqual([overall_state, overall_state_modified], ['Alert', '2026-03-02T14:29:00.000000+00:00']);
  assert.deepEqual(Object.keys(state.groups), ['host:a', 'host:b', 'host:c']);
  assert.deepEqual((await read('alert,no data')).state.groups, {
    'host:a': {
      name: 'host:a',
      status: 'Alert',
      last_triggered_ts: Date.parse('2026-03-02T14:29:00Z') / 1000,
      last_notified_ts: null,
      last_nodata_ts: null,
      last_resolved_ts: null,
    },
    'host:c': { ...state.groups['host:c'] },
  });
  const { body } = await request(app).get(all).query({ group_states: 'warn' }).expect(200);
  assert.deepEqual(body[0].state, { groups: {} });
  assert.equal('state' in (await request(app).get(`${all}/1`)).body, false);
  for (const path of [`${all}/1`, all]) {
    await request(app).get(path).query({ group_states: 'bogus' }).expect(400, refused('Invalid group_state filters.'));
  }
});

test('a list by name, tags and scope, in pages', async () => {
  const opened = await openMonitorsApp();
  const { app } = opened;
  await create(opened);
  await create(opened, { name: 'Disk', tags: ['team:b'], query: 'avg(last_5m):avg:d{host:x,env:lab} > 800' });
  await create(opened, { name: 'metric two', tags: [], query: 'avg(last_5m):avg:d{*} > 800' });
  const list = async (query: object) =>
    (await request(app).get(all).query(query).expect(200)).body.map(({ id }: MonitorResponse) => id);
  assert.deepEqual(await list({}), [1, 2, 3]);
  assert.deepEqual(await list({ name: 'METRIC' }), [1, 3]);
  assert.deepEqual(await list({ monitor_tags: 'team:a,lab' }), [1]);
  assert.deepEqual(await list({ monitor_tags: 'team:a,team:b' }), []);
  assert.deepEqual(await list({ tags: 'env:lab' }), [1, 2]);
  assert.deepEqual(await list({ tags: 'env:lab,host:x' }), [2]);
  assert.deepEqual(await list({ page: 0, page_size: 2 }), [1, 2]);
  assert.deepEqual(await list({ page: 1, page_size: 2 }), [3]);
  assert.deepEqual(await list({ id_offset: 1, page_size: 1 }), [2]);
  assert.deepEqual(await list({ id_offset: 0 }), [1, 2, 3]);
  assert.deepEqual((await request(app).get(all)).body[0].matching_downtimes, []);
  await request(app).get(all).query({ page_size: 1001 }).expect(400);
  await request(app).get(all).query({ id_offset: 'x' }).expect(400);
});

test('mutes are downtimes of the monitor', async () => {
  const opened = await openMonitorsApp();
  const { app, monitorStates, clock } = opened;
  await create(opened);
  monitorStates.set(1, 'OK', [groupIn('OK', 'host:a'), groupIn('OK', 'host:b')]);
  const mute = async (body?: object) => (await request(app).post(`${all}/1/mute`).send(body).expect(200)).body;
  const unmute = async (body?: object) => (await request(app).post(`${all}/1/unmute`).send(body).expect(200)).body;
  const muted = await mute();
  assert.deepEqual([muted.options.silenced, 'creator' in muted], [{ '*': null }, false]);
  const end = clock.now() / 1000 + 3600;
  assert.deepEqual((await mute({ scope: 'host:a, env:lab', end })).options.silenced, {
    '*': null,
    'host:a,env:lab': end,
  });
  assert.deepEqual((await unmute()).options.silenced, { 'host:a,env:lab': end });
  assert.deepEqual((await mute({ scope: 'host:b' })).options.silenced, { 'host:a,env:lab': end, 'host:b': null });
  const { body } = await request(app).get(`${all}/1`).query({ with_downtimes: 'True' }).expect(200);
  assert.deepEqual(
    body.matching_downtimes.map(({ scope, groups, end: endS }: Record<string, unknown>) => ({ scope, groups, endS })),
    [
      { scope: ['host:a', 'env:lab'], groups: [], endS: end },
      { scope: ['host:b'], groups: ['host:b'], endS: null },
    ],
  );
  const [listed] = (await request(app).get(all).query({ with_downtimes: true })).body;
  assert.deepEqual(listed.matching_downtimes, body.matching_downtimes);
  assert.deepEqual((await unmute({ all_scopes: true })).options.silenced, {});
  await request(app)
    .post(`${all}/1/mute`)
    .send({ end: 1 })
    .expect(400, refused("The value provided for parameter 'end' is invalid: 1 is past; it is in Unix seconds"));
  await request(app)
    .post(`${all}/1/mute`)
    .send({ end: 'x' })
    .expect(400, refused("The value provided for parameter 'end' is invalid: must be Unix seconds, a whole number"));
  await request(app).post(`${all}/1/mute`).send({ scope: 'host' }).expect(400, refused('All values must have a key'));
  // A mute is told as the downtime that it is, and not as something that was done to the monitor besides.
  assert.equal(Object.keys(await opened.documents.load('monitor_change')).length, 1);
});

test('a monitor that is deleted takes its downtimes along', async () => {
  const opened = await openMonitorsApp();
  const { app, downtimes, clock } = opened;
  for (const id of [1, 2]) {
    await create(opened);
    await request(app).post(`${all}/${id}/mute`).expect(200);
  }
  await request(app).delete(`${all}/1`).expect(200);
  const statuses = downtimes.list().map(({ target, ...each }) => [target, downtimes.statusOf(each, clock.now())]);
  assert.deepEqual(statuses, [
    [{ monitorId: 1 }, 'canceled'],
    [{ monitorId: 2 }, 'active'],
  ]);
});

test('mutes are also asked for in the query string, where the body does not say otherwise', async () => {
  const opened = await openMonitorsApp();
  const { app, clock } = opened;
  await create(opened);
  const ask = async (what: string, query: object, body?: object) =>
    (await request(app).post(`${all}/1/${what}`).query(query).send(body).expect(200)).body.options.silenced;
  const end = clock.now() / 1000 + 3600;
  assert.deepEqual(await ask('mute', { end, scope: 'host:a' }), { 'host:a': end });
  assert.deepEqual(await ask('mute', { end, scope: 'host:a' }, { scope: 'host:b' }), { 'host:a': end, 'host:b': end });
  assert.deepEqual(await ask('mute', { end }, { end: null }), { 'host:a': end, 'host:b': end, '*': null });
  assert.deepEqual(await ask('unmute', { scope: 'host:a' }), { 'host:b': end, '*': null });
  assert.deepEqual(await ask('unmute', { scope: 'host:b', all_scopes: 'False' }), { '*': null });
  await ask('mute', { scope: 'host:a' });
  assert.deepEqual(await ask('unmute', { all_scopes: 'True' }, { all_scopes: false }), { 'host:a': null });
  assert.deepEqual(await ask('unmute', { all_scopes: 'True' }), {});
  const wrongEnd = ': must be Unix seconds, a whole number';
  for (const [name, value, reason] of [
    ['end', 'tomorrow', wrongEnd],
    ['end', '1.5', wrongEnd],
    ['all_scopes', 'yes', ''],
  ] as const) {
    await request(app)
      .post(`${all}/1/mute`)
      .query({ [name]: value })
      .expect(400, refused(`The value provided for parameter '${name}' is invalid${reason}`));
  }
  await request(app).post(`${all}/1/mute?end=1&end=2`).expect(400, refused("Parameter 'end' must be given once"));
});

test('options.silenced mutes and unmutes', async () => {
  const opened = await openMonitorsApp();
  const { app } = opened;
  const made = await create(opened, { options: { ...plain.options, silenced: { 'host:a,env:b': null } } });
  assert.deepEqual(made.options.silenced, { 'host:a,env:b': null });
  const put = async (silenced?: object) => {
    const options = { ...plain.options, ...(silenced && { silenced }) };
    return (await request(app).put(`${all}/1`).send({ options }).expect(200)).body.options.silenced;
  };
  assert.deepEqual(await put(), { 'host:a,env:b': null });
  assert.deepEqual(await put({ 'host:a,env:b': null, '*': null }), { 'host:a,env:b': null, '*': null });
  assert.deepEqual(await put({ '*': null }), { '*': null });
  assert.deepEqual(await put({}), {});
  const options = { ...plain.options, silenced: { host: null } };
  await request(app).put(`${all}/1`).send({ name: 'changed', options }).expect(400);
  await request(app)
    .post(all)
    .send({ ...plain, options })
    .expect(400);
  const { body } = await request(app).get(all).expect(200);
  assert.deepEqual(
    body.map(({ name }: MonitorResponse) => name),
    ['My metric'],
  );
});

test('everything is muted by one downtime', async () => {
  const opened = await openMonitorsApp();
  const { app } = opened;
  await create(opened);
  const { body } = await request(app).post(`${all}/mute_all`).expect(200);
  assert.deepEqual([body.scope, body.downtime_type], [['*'], 0]);
  const matching = async () =>
    (await request(app).get(`${all}/1`).query({ with_downtimes: true })).body.matching_downtimes.length;
  assert.equal(await matching(), 1);
  await request(app).post(`${all}/unmute_all`).expect(204);
  assert.equal(await matching(), 0);
});

test('what composites refer to is kept, unless it is forced', async () => {
  const opened = await openMonitorsApp();
  const { app } = opened;
  await create(opened, { name: 'one' });
  await create(opened, { name: 'two' });
  const { id, multi } = await create(opened, { type: 'composite', query: '1 && !1', name: 'both', options: {} });
  assert.deepEqual([id, multi], [3, true]);
  const text = 'monitor [1,one] is referenced in composite monitors: [3,both]';
  await request(app)
    .get(`${all}/can_delete`)
    .query({ monitor_ids: '1,2' })
    .expect(409, { data: { ok: [2] }, errors: { 1: [text] } });
  await request(app)
    .get(`${all}/can_delete`)
    .query({ monitor_ids: '2,3' })
    .expect(200, { data: { ok: [2, 3] }, errors: null });
  await request(app).get(`${all}/can_delete`).query({ monitor_ids: '9' }).expect(404, notFound);
  await request(app).get(`${all}/can_delete`).query({ monitor_ids: 'a' }).expect(400);
  await request(app).delete(`${all}/1`).expect(400, refused(text));
  await request(app).delete(`${all}/1?force=True`).expect(200, { deleted_monitor_id: 1 });
  assert.equal((await request(app).get(`${all}/3`)).body.multi, false);
});

test('groups are resolved by hand', async () => {
  const opened = await openMonitorsApp();
  const { app, monitorStates } = opened;
  await create(opened);
  await create(opened);
  const resolve = (body: unknown) =>
    request(app)
      .post(`${all}/bulk_resolve`)
      .send(body as object);
  const reason = "The value provided for parameter 'resolve' is invalid: monitor 1 has no group 'host:c'";
  monitorStates.set(1, 'Alert', [groupIn('Alert', 'env:a,host:b'), groupIn('Alert', '*')]);
  await resolve({ resolve: [{ 1: 'host:b,env:a' }, { 1: 'host:c' }, { 2: 'ALL_GROUPS' }] }).expect(
    400,
    refused(reason),
  );
  assert.deepEqual(monitorStates.resolved, []);
  const { body } = await resolve({ resolve: [{ 1: 'host:b, env:a' }, { 2: 'ALL_GROUPS' }] }).expect(200);
  assert.deepEqual(
    body.map(({ id }: MonitorResponse) => id),
    [1, 2],
  );
  const by = 'labrador@localhost';
  assert.deepEqual(monitorStates.resolved, [
    [1, ['env:a,host:b'], by],
    [2, 'ALL_GROUPS', by],
  ]);
  await resolve({ resolve: [{ 1: 'host:b' }, { 9: 'ALL_GROUPS' }] }).expect(404, notFound);
  await resolve({ resolve: [{ x: 'host:b' }] }).expect(400);
  await resolve({ resolve: [{ 1: 5 }] }).expect(400);
  await resolve({ resolve: 5 }).expect(400);
  await resolve({}).expect(400, refused("Required parameter 'resolve' is missing"));
  const { body: refusedList } = await resolve({ resolve: 'x' }).expect(400);
  assert.match(refusedList.errors[0], /'resolve' is invalid: must be a list, such as \[\{"1": "host:a"\}/);
  assert.equal(monitorStates.resolved.length, 2);
  for (const path of ['/api/monitor/bulk_resolve', '/monitor/bulk_resolve']) {
    await request(app)
      .post(path)
      .send({ resolve: [{ 1: '*' }] })
      .expect(200);
  }
  assert.deepEqual(monitorStates.resolved.slice(2), [
    [1, ['*'], by],
    [1, ['*'], by],
  ]);
});

test('a monitor of a file says so, and is changed nowhere else; one that cannot be evaluated says why', async () => {
  const { app, monitors, monitorStates } = await openMonitorsApp();
  const read = readMonitorFile(JSON.stringify({ ...plain, id: 7 }), {
    file: '/c/monitors/a.json',
    name: 'a.json',
    modifiedAtMs: 1,
  });
  assert.ok('record' in read);
  await monitors.setFiles(new Map([[7, read.record]]));
  monitorStates.set(7, 'No Data', [], 'it went wrong');
  const { body } = await request(app).get(`${all}/7`).expect(200);
  assert.deepEqual(body.lab, { file: 'monitors/a.json', problem: 'it went wrong' });
  const text = 'Monitor 7 is kept in the file monitors/a.json: change that file, or remove it';
  await request(app).put(`${all}/7`).send({ name: 'x' }).expect(403, refused(text));
  await request(app).delete(`${all}/7`).expect(403, refused(text));
  await request(app)
    .get(`${all}/can_delete`)
    .query({ monitor_ids: 7 })
    .expect(409, { data: { ok: [] }, errors: { 7: [text] } });
  const { body: muted } = await request(app).post(`${all}/7/mute`).expect(200);
  assert.deepEqual(muted.options.silenced, { '*': null });
});

test('a monitor whose mute is refused is not made, and not changed', async () => {
  const opened = await openMonitorsApp();
  const { app } = opened;
  const end = opened.clock.now() / 1000;
  const options = { ...plain.options, silenced: { '*': end } };
  const text = `The value provided for parameter 'silenced' is invalid: the end of '*', ${end}, is past`;
  await request(app)
    .post(all)
    .send({ ...plain, options })
    .expect(400, refused(text));
  assert.deepEqual(opened.monitors.list(), []);
  await create(opened, {});
  await request(app).put(`${all}/1`).send({ name: 'changed', options }).expect(400, refused(text));
  assert.equal(opened.monitors.get(1).name, plain.name);
});
