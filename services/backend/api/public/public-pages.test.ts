import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { drawnQuery } from '../../../../lib/widget/drawn-query.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { noSpans } from '../../../../test/harness/no-spans.ts';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { openSharedApp } from './testing-shared-app.ts';

const HOUR = 3_600_000;

const dashboard = {
  title: 'Load',
  layout_type: 'ordered',
  notify_list: ['somebody@x.test'],
  template_variables: [
    { name: 'host', prefix: 'host', defaults: ['a'] },
    { name: 'env', prefix: 'env', defaults: ['dev'] },
  ],
  widgets: [
    {
      definition: {
        type: 'timeseries',
        requests: [
          { q: 'avg:my_metric{$host,$env}', display_type: 'bars' },
          {
            queries: [{ data_source: 'metrics', name: 'm', query: 'avg:my_metric{$env}' }],
            formulas: [{ formula: 'm * 2' }],
            response_format: 'timeseries',
          },
        ],
      },
    },
    {
      definition: {
        type: 'group',
        layout_type: 'ordered',
        widgets: [
          {
            definition: { type: 'query_value', time: { live_span: '4h' }, requests: [{ q: 'max:my_metric{*}' }] },
          },
        ],
      },
    },
  ],
};

/** With a metric of two hosts. */
function storeAt(nowS: number) {
  const metrics = new MemoryMetrics();
  for (const host of ['a', 'b']) {
    metrics.add({ metric: 'my_metric', type: 'gauge', host, tags: ['env:dev'], intervalS: 0 }, [
      [nowS - 60, host === 'a' ? 1 : 3],
    ]);
  }
  return { metrics, spans: noSpans };
}

const openShared = (settings: object = {}) => openSharedApp({ dashboard, settings, storeAt });

const classic = (query: string): Question => ({ kind: 'classic', query });

test('a shared dashboard is shown without keys, and nothing of it that is not for its viewers', async () => {
  const { app, api, path, token, clock } = await openShared({ title: 'For all', global_time: { live_span: '4h' } });
  const { body } = await request(app).get(path).expect(200);
  assert.deepEqual(Object.keys(body).sort(), [
    ...['canChooseTime', 'description', 'layout_type', 'theme', 'time', 'title', 'variables', 'widgets'],
  ]);
  assert.deepEqual([body.title, body.time, body.canChooseTime], ['For all', { live_span: '4h' }, false]);
  assert.deepEqual(body.variables, [
    { name: 'host', prefix: 'host', values: ['a'] },
    { name: 'env', prefix: 'env', values: ['dev'] },
  ]);
  const share = await request(api).get(`/api/v1/dashboard/public/${token}`).expect(200);
  assert.equal(share.body.last_accessed, new Date(clock.now()).toISOString().replace('Z', '000+00:00'));
});

test('what its widgets ask is answered, those in groups too; all else is refused', async () => {
  const { ask, nowMs } = await openShared();
  const bars = drawnQuery('avg:my_metric{host:a,env:dev}', 'bars', HOUR);
  const { body } = await ask(classic(bars)).expect(200);
  assert.equal(body.kind, 'classic');
  assert.deepEqual(body.response.series[0].pointlist.length, 1);
  const m = { data_source: 'metrics', name: 'm', query: 'avg:my_metric{env:dev}' };
  const named = (formula: string, query = m.query): Question => ({
    kind: 'timeseries',
    queries: [{ ...m, query }],
    formulas: [{ formula }],
  });
  await ask(named('m * 2')).expect(200);
  await ask(classic('max:my_metric{*}'), { from: nowMs - 4 * HOUR }).expect(200);
  for (const other of [
    classic('avg:my_metric{*}'),
    classic('avg:my_metric{host:b,env:dev}'),
    classic('avg:my_metric{host:a,env:dev} by {host}'),
    classic('avg:system.load.1{*}'),
    classic('max:my_metric{*}, avg:system.load.1{*}'),
    classic('avg:my_metric{host:a,env:dev}'),
    { kind: 'histogram', query: bars } satisfies Question,
    named('m * 3'),
    { ...named('m * 2'), kind: 'scalar' } as Question,
    named('m * 2', 'avg:my_metric{*}'),
  ]) {
    await ask(other).expect(403, { errors: ['No widget of this page asks that'] });
  }
  await ask(named('m * 2'), { from: nowMs - 4 * HOUR }).expect(403);
  await ask(classic('max:my_metric{*}'), { from: nowMs - 24 * HOUR }).expect(403, {
    errors: ['This page shows another time range'],
  });
  await ask(classic('max:my_metric{*}'), { from: nowMs - 25 * HOUR, to: nowMs - 24 * HOUR }).expect(403);
  await ask(classic('x'), { variables: { host: 'a' } }).expect(400);
});

test('a viewer chooses the time and values where the sharing says so, and only there', async () => {
  const { app, path, ask, nowMs } = await openShared({
    global_time_selectable_enabled: true,
    selectable_template_vars: [
      { name: 'host', prefix: 'host', default_value: 'a', visible_tags: ['a', 'b'] },
      { name: 'env', prefix: 'env', visible_tags: [] },
    ],
  });
  const { body } = await request(app).get(path).expect(200);
  assert.deepEqual(body.variables, [
    { name: 'host', prefix: 'host', values: ['a'], options: ['a', 'b'], isOpen: false },
    { name: 'env', prefix: 'env', values: ['dev'], options: ['dev'], isOpen: true },
  ]);
  const of = (variables: object) => ({ variables, from: nowMs - 24 * HOUR });
  const bars = (query: string) => classic(drawnQuery(query, 'bars', 24 * HOUR));
  await ask(bars('avg:my_metric{host:b,env:dev}'), of({ host: ['b'] })).expect(200);
  await ask(bars('avg:my_metric{(host:a OR host:b)}'), of({ host: ['a', 'b'], env: ['*'] })).expect(200);
  const refused = (name: string) => ({ errors: [`The value for '${name}' may not be chosen on this page`] });
  await ask(classic('avg:my_metric{host:c,env:dev}'), of({ host: ['c'] })).expect(403, refused('host'));
  await ask(classic('avg:my_metric{env:dev}'), of({ host: ['*'] })).expect(403, refused('host'));
  await ask(classic('avg:my_metric{env:dev}'), of({ host: [] })).expect(403, refused('host'));
  await ask(classic('avg:my_metric{host:a,env:dev} by {x}'), of({ env: ['dev} by {x'] })).expect(403, refused('env'));
  await ask(classic('x'), of({ other: ['a'] })).expect(403, refused('other'));
});

test('a variable that is not selectable stays as it is', async () => {
  const { ask } = await openShared();
  await ask(classic('avg:my_metric{host:b,env:dev}'), { variables: { host: ['b'] } }).expect(403);
});

test('a page that is not shown says why', async () => {
  const { app, api, clock, path, token, id } = await openShared();
  const change = (body: object) => request(api).put(`/api/v1/dashboard/public/${token}`).send(body).expect(200);
  const expiration = new Date(clock.now() + HOUR).toISOString();
  await change({ expiration });
  await request(app).get(path).expect(200);
  await clock.advance(HOUR);
  await request(app)
    .get(path)
    .expect(403, { errors: [`This dashboard was shared until ${expiration}`] });
  await request(app).post(`${path}/answer`).send({}).expect(403);
  await change({ expiration: null, status: 'paused' });
  await request(app)
    .get(path)
    .expect(403, { errors: ['Sharing of this dashboard is paused'] });
  await change({ status: 'active', share_type: 'invite' });
  await request(app).get(path).expect(403);
  await change({ share_type: 'open' });
  await request(app).get(path).expect(200);
  await request(app).get(`/p/sb/${token}`).expect(200);
  await request(api).delete(`/api/v1/dashboard/${id}`).expect(200);
  await request(app).get(path).expect(404);
  await request(app).get(`/p/sb/${token}`).expect(404, 'the page');
});

test('only what is shared to be embedded can be framed, and only by the sites it is for', async () => {
  const domains = ['https://a.test', '*.b.test:8080', "'self'; script-src *"];
  const { app, token } = await openShared({ share_type: 'embed', embeddable_domains: domains });
  const embedded = await request(app).get(`/p/sb/${token}`).expect(200);
  const policy = String(embedded.headers['content-security-policy']);
  assert.match(policy, /; frame-ancestors https:\/\/a\.test \*\.b\.test:8080$/);
  assert.equal(embedded.headers['x-frame-options'], undefined);
  const open = await openShared();
  const page = await request(open.app).get(`/p/sb/${open.token}`).expect(200);
  assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'$/);
});
