import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { groupIn, openMonitorsApp } from '../testing-monitors-app.ts';

const all = '/api/v1/monitor';

async function openFour() {
  const opened = await openMonitorsApp();
  const { app, monitorStates } = opened;
  const create = (body: object) => request(app).post(all).send(body).expect(200);
  await create({
    type: 'metric alert',
    query: 'avg(last_5m):avg:my_metric{env:lab} by {host} > 800',
    name: 'My metric is high',
    message: '{{#is_alert}}@slack-ops{{/is_alert}} and @a@example.com. See (x)',
    tags: ['team:a', 'service:web'],
    priority: 1,
  });
  await create({
    type: 'service check',
    query: '"mysql.can_connect".over("service:db").by("host").last(2).count_by_status()',
    name: 'Database',
    tags: ['team:b'],
    priority: 3,
  });
  await create({ type: 'query alert', query: "avg(last_4h):anomalies(avg:a{*}, 'basic', 2) >= 1", name: 'Odd [x]*' });
  await create({ type: 'composite', query: '1 || 2', name: 'Both', tags: ['team:a'] });
  monitorStates.set(1, 'Alert', [groupIn('Alert', 'host:a'), groupIn('OK', 'host:b')]);
  monitorStates.set(2, 'Warn', [groupIn('Warn', 'host:a')]);
  monitorStates.set(4, 'OK', [groupIn('OK')]);
  const search = async (query: string, others: object = {}) =>
    (
      await request(app)
        .get(`${all}/search`)
        .query({ query, ...others })
        .expect(200)
    ).body;
  const ids = async (query: string, others: object = {}): Promise<readonly number[]> =>
    (await search(query, others)).monitors.map(({ id }: { id: number }) => id);
  return { ...opened, search, ids };
}

test('every field that a search has', async () => {
  const { ids } = await openFour();
  const found: readonly (readonly [string, readonly number[]])[] = [
    ['', [1, 2, 3, 4]],
    ['*', [1, 2, 3, 4]],
    ['METRIC', [1]],
    ['"metric is"', [1]],
    ['slack', [1]],
    ['me?ric', [1]],
    ['m*high', [1]],
    ['title:database', [2]],
    ['message:example', [1]],
    ['id:3', [3]],
    ['id:>2', [3, 4]],
    ['status:Alert', [1]],
    ['status:"No Data"', [3]],
    ['status:(alert OR warn)', [1, 2]],
    ['-status:OK', [1, 2, 3]],
    ['NOT status:OK AND team:a', [1]],
    ['muted:false', [1, 2, 3, 4]],
    ['type:composite', [4]],
    ['type:anomaly', [3]],
    ['type:"service check"', [2]],
    ['creator:Labrador', [1, 2, 3, 4]],
    ['service:web', [1]],
    ['service:db', [2]],
    ['env:lab', [1]],
    ['tag:"team:a"', [1, 4]],
    ['tag:team\\:a', [1, 4]],
    ['tag:team*', [1, 2, 4]],
    ['scope:"env:lab"', [1]],
    ['metric:my_metric', [1]],
    ['metric:my', []],
    ['notification:a@example.com', [1]],
    ['notification:slack-*', [1]],
    ['priority:1', [1]],
    ['priority:p3', [2]],
    ['priority:<=3', [1, 2]],
    ['group:"host:b"', [1]],
    ['"[x]*"', [3]],
  ];
  for (const [query, expected] of found) assert.deepEqual(await ids(query), expected, query);
});

test('what a search cannot say', async () => {
  const { app } = await openFour();
  const refused = async (query: string) =>
    (await request(app).get(`${all}/search`).query({ query }).expect(400)).body.errors[0];
  assert.equal(await refused('status:notastatus'), "Query parsing error: 'notastatus' is not a valid monitor status");
  assert.equal(await refused('status:Triggered'), "Query parsing error: 'Triggered' is not a valid monitor status");
  assert.equal(await refused('colour:red'), "Query parsing error: 'colour' is not a valid monitor field");
  assert.equal(await refused('constructor:red'), "Query parsing error: 'constructor' is not a valid monitor field");
  assert.match(await refused('muted_left:soon'), /needs a time such as 30m/);
  assert.match(await refused('(a'), /^Query parsing error: Cannot read search/);
});

test('mutes, and how long they are and were', async () => {
  const { app, ids, search, clock } = await openFour();
  const end = clock.now() / 1000 + 3600;
  await request(app).post(`${all}/1/mute`).send({ end }).expect(200);
  await request(app).post(`${all}/2/mute`).send({ scope: 'host:z' }).expect(200);
  await request(app).post(`${all}/3/mute`).expect(200);
  assert.deepEqual(await ids('muted:true'), [1, 3]);
  assert.deepEqual(await ids('muted_left:1h'), [1]);
  assert.deepEqual(await ids('muted_left:59m'), []);
  assert.deepEqual(await ids('muted_elapsed:30m'), []);
  await clock.advance(1_800_000);
  assert.deepEqual(await ids('muted_elapsed:30m'), [1, 3]);
  const { counts, monitors } = await search('');
  assert.deepEqual(counts.muted, [
    { name: false, count: 2 },
    { name: true, count: 2 },
  ]);
  assert.deepEqual(
    monitors.map((each: { muted_until_ts: unknown }) => each.muted_until_ts),
    [end, null, null, null],
  );
});

test('what is shown of a monitor, and counted of all', async () => {
  const { search } = await openFour();
  const { counts, monitors, metadata } = await search('', { per_page: 1 });
  assert.deepEqual(metadata, { total_count: 4, page_count: 4, page: 0, per_page: 1 });
  assert.deepEqual(counts, {
    status: [
      { name: 'Alert', count: 1 },
      { name: 'No Data', count: 1 },
      { name: 'OK', count: 1 },
      { name: 'Warn', count: 1 },
    ],
    muted: [{ name: false, count: 4 }],
    tag: [
      { name: 'team:a', count: 2 },
      { name: 'service:web', count: 1 },
      { name: 'team:b', count: 1 },
    ],
    type: [
      { name: 'anomaly', count: 1 },
      { name: 'composite', count: 1 },
      { name: 'custom', count: 1 },
      { name: 'metric', count: 1 },
    ],
  });
  assert.deepEqual(monitors, [
    {
      id: 1,
      name: 'My metric is high',
      status: 'Alert',
      query: 'avg(last_5m):avg:my_metric{env:lab} by {host} > 800',
      tags: ['team:a', 'service:web'],
      type: 'metric alert',
      classification: 'metric',
      scopes: ['env:lab'],
      metrics: ['my_metric'],
      creator: { id: 1, handle: 'labrador@localhost', name: 'Labrador', email: 'labrador@localhost' },
      notifications: [
        { handle: 'slack-ops', name: 'slack-ops' },
        { handle: 'a@example.com', name: 'a@example.com' },
      ],
      last_triggered_ts: Date.parse('2026-03-02T14:29:00Z') / 1000,
      muted_until_ts: null,
      priority: 1,
      org_id: 1,
      overall_state_modified: '2026-03-02T14:29:00.000000+00:00',
      restricted_roles: null,
      quality_issues: [],
      lab: {
        muted: false,
        groups: [
          { name: 'Alert', count: 1 },
          { name: 'OK', count: 1 },
        ],
      },
    },
  ]);
});

test('sorted, and in pages', async () => {
  const { app, ids } = await openFour();
  assert.deepEqual(await ids('', { sort: 'name,asc' }), [4, 2, 1, 3]);
  assert.deepEqual(await ids('', { sort: 'status,desc' }), [1, 2, 3, 4]);
  assert.deepEqual(await ids('', { sort: 'id,desc', per_page: 3, page: 1 }), [1]);
  for (const query of [{ sort: 'size' }, { sort: 'name,up' }, { per_page: 0 }, { per_page: 1001 }, { page: -1 }]) {
    await request(app).get(`${all}/search`).query(query).expect(400);
  }
});

test('groups', async () => {
  const { app, clock } = await openFour();
  const end = clock.now() / 1000 + 600;
  await request(app).post(`${all}/1/mute`).send({ scope: 'host:a', end }).expect(200);
  const search = async (query: string) =>
    (await request(app).get(`${all}/groups/search`).query({ query }).expect(200)).body;
  const { groups, counts, metadata } = await search('');
  assert.deepEqual(
    groups.map((group: Record<string, unknown>) => [group.monitor_id, group.group, group.status, group.muted]),
    [
      [1, 'host:a', 'Alert', true],
      [1, 'host:b', 'OK', false],
      [2, 'host:a', 'Warn', false],
      [4, '*', 'OK', false],
    ],
  );
  assert.deepEqual(counts.status[0], { name: 'OK', count: 2 });
  assert.equal(metadata.total_count, 4);
  const [first] = groups;
  assert.equal(first.downtimes.length, 1);
  assert.deepEqual(
    { ...first, downtimes: [] },
    {
      monitor_id: 1,
      monitor_name: 'My metric is high',
      group: 'host:a',
      group_tags: ['host:a'],
      status: 'Alert',
      last_triggered_ts: Date.parse('2026-03-02T14:29:00Z') / 1000,
      last_nodata_ts: null,
      muted: true,
      muted_until_ts: end,
      muted_remaining: 600,
      downtimes: [],
      all_tags: ['host:a', 'service:web', 'team:a'],
      env_tags: [],
      team_tags: ['team:a'],
      priority: 1,
    },
  );
  const keys = async (query: string) => (await search(query)).groups.map((group: { group: string }) => group.group);
  assert.deepEqual(await keys('muted:true'), ['host:a']);
  assert.deepEqual(await keys('group:"host:b"'), ['host:b']);
  assert.deepEqual(await keys('status:OK type:composite'), ['*']);
});
