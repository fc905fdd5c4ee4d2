import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { AnsweredPicture } from '../../../../lib/picture/picture.ts';
import { noSpans } from '../../../../test/harness/no-spans.ts';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { SnapshotFiles } from '../../pictures/snapshot-files.ts';
import { snapshotRoutes } from './routes.ts';
import { Snapshots } from './snapshots.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-snapshots-'));
after(() => rmSync(folder, { recursive: true }));

const log = createLogger('test', 'off');
const drawn: AnsweredPicture[] = [];
let draw: () => Promise<Buffer> = async () => Buffer.from('a picture');

const snapshots = new Snapshots({
  metrics: new MemoryMetrics(),
  spans: noSpans,
  drawer: {
    draw: (picture) => {
      drawn.push(picture);
      return draw();
    },
  },
  files: new SnapshotFiles(folder),
  clock: new VirtualClock(Date.UTC(2026, 10, 26, 12)),
  log,
});
const app = express();
mount(app, snapshotRoutes, { deps: { snapshots }, keys: createKeyCheck({ keylessFrom: [] }) });
app.use(errorResponse({ log, onError: () => undefined }));

const ask = (params: Readonly<Record<string, string | number>>) =>
  request(app).get('/api/v1/graph/snapshot').query(params);
const hour = { start: 1_795_345_200, end: 1_795_348_800 };
const old = { viz: 'query_value', requests: [{ q: 'avg:my_metric{*}', aggregator: 'last' }] };

test('a snapshot of a query: the fields of the answer, its state, its picture', async () => {
  let finish: (png: Buffer) => void = () => undefined;
  draw = () => new Promise((resolve) => (finish = resolve));
  const { body } = await ask({ ...hour, metric_query: 'avg:my_metric{a:b}', title: 'Mine', width: 400 }).expect(200);
  assert.deepEqual(Object.keys(body), ['metric_query', 'graph_def', 'snapshot_url']);
  assert.equal(body.graph_def, '{"requests": [{"q": "avg:my_metric{a:b}"}]}');
  const [, path] = /^http:\/\/127\.0\.0\.1:\d+\/snapshot\/view\/(labrador\/org_1\/2026-11-26\/[0-9a-f]{40})\.png$/.exec(
    body.snapshot_url,
  ) ?? [''];
  const status = () => request(app).get(`/api/v1/graph/snapshot_status/${path}`).expect(200);
  assert.deepEqual((await status()).body, { status_code: 202 });
  finish(Buffer.from('a picture'));
  const png = await request(app).get(`/snapshot/view/${path}.png`).expect(200).expect('Content-Type', 'image/png');
  assert.equal(png.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(String(png.body), 'a picture');
  assert.deepEqual((await status()).body, { status_code: 200 });
  const { answers: _, ...picture } = drawn.at(-1) ?? {};
  assert.deepEqual(picture, {
    definition: { type: 'timeseries', requests: [{ q: 'avg:my_metric{a:b}' }], title: 'Mine' },
    window: { fromMs: hour.start * 1000, toMs: hour.end * 1000 },
    width: 400,
    height: 300,
    theme: 'light',
  });
});

test('a graph of an old board, and the definition of a widget', async () => {
  draw = async () => Buffer.from('a picture');
  const { body } = await ask({ ...hour, graph_def: JSON.stringify(old) }).expect(200);
  assert.deepEqual(Object.keys(body), ['graph_def', 'snapshot_url']);
  assert.equal(body.graph_def, JSON.stringify(old));
  assert.equal(drawn.at(-1)?.definition.type, 'query_value');
  const { viz: type, ...rest } = old;
  await ask({ ...hour, graph_def: JSON.stringify({ type, ...rest }) }).expect(200);
  assert.equal(drawn.at(-1)?.definition.type, 'query_value');
});

test('every type that has a picture, in the form of old boards too where it is one of theirs', async () => {
  draw = async () => Buffer.from('a picture');
  const list = [{ q: 'avg:my_metric{*} by {host}' }];
  const axes = { x: { q: 'avg:my_metric{*} by {host}' }, y: { q: 'max:my_metric{*} by {host}' } };
  const queries = [{ data_source: 'metrics', name: 'a', query: 'avg:my_metric{*} by {host}' }];
  const parts = [{ queries, formulas: [{ formula: 'a' }], response_format: 'scalar' }];
  const olds = { toplist: list, change: list, query_table: list, heatmap: list, distribution: list, scatterplot: axes };
  for (const [type, requests] of Object.entries({ ...olds, treemap: parts, sunburst: parts })) {
    for (const name of Object.hasOwn(olds, type) ? ['type', 'viz'] : ['type']) {
      await ask({ ...hour, graph_def: JSON.stringify({ [name]: type, requests }) }).expect(200);
      assert.equal(drawn.at(-1)?.definition.type, type);
      assert.equal(drawn.at(-1)?.answers.length, type === 'change' || type === 'scatterplot' ? 2 : 1);
    }
  }
});

test('what cannot be drawn is refused by name', async () => {
  const refused = async (params: Readonly<Record<string, string | number>>, text: RegExp) => {
    const { body } = await ask(params).expect(400);
    assert.match(body.errors[0], text);
  };
  const metric_query = 'avg:my_metric{*}';
  await refused({ metric_query, end: 5 }, /Required parameter 'start' is missing/);
  await refused({ metric_query, start: 5 }, /Required parameter 'end' is missing/);
  await refused({ metric_query, start: 5, end: 5 }, /'start' \(5\) must be before 'end' \(5\)/);
  await refused(hour, /Required parameter 'metric_query' is missing/);
  await refused({ ...hour, metric_query, graph_def: '{}' }, /'metric_query' and 'graph_def' cannot be given together/);
  await refused({ ...hour, metric_query, event_query: '*' }, /not supported yet: parameter 'event_query'/);
  await refused({ ...hour, metric_query, width: 79 }, /'width' must be from 80 to 2000/);
  await refused({ ...hour, metric_query, height: 2001 }, /'height' must be from 80 to 2000/);
  await refused({ ...hour, metric_query: 'avg:my_metric{' }, /Error/);
  await refused({ ...hour, graph_def: '{"viz":' }, /Invalid JSON in parameter 'graph_def'/);
  await refused({ ...hour, graph_def: '[]' }, /it is not an object/);
  await refused({ ...hour, graph_def: '{"viz":"pie"}' }, /'pie' is no type of widget/);
  await refused({ ...hour, graph_def: '{"viz":"timeseries","requests":[]}' }, /'requests' is too short/);
  const map = { type: 'hostmap', requests: { fill: { q: 'avg:my_metric{*} by {host}' } } };
  await refused(
    { ...hour, graph_def: JSON.stringify(map) },
    /not supported yet: a picture of a widget of type 'hostmap'/,
  );
});

test('what is not there: 404 for the picture, a status code of 404 for its state', async () => {
  draw = async () => {
    throw new Error('Cannot draw a picture: its process ended');
  };
  const { body } = await ask({ ...hour, metric_query: 'avg:my_metric{*}' }).expect(200);
  await request(app).get(new URL(body.snapshot_url).pathname).expect(404);
  const unknown = [
    `labrador/org_1/2026-11-26/${'0'.repeat(40)}`,
    `other/org_1/2026-11-26/${'0'.repeat(40)}`,
    'labrador/org_1/2026-11-26/..%2f..%2fsecret',
    `labrador/org_1/..%2f..%2f/${'0'.repeat(40)}`,
  ];
  for (const each of unknown) {
    await request(app)
      .get(`/snapshot/view/${each}.png`)
      .expect(404, { errors: ['Snapshot not found'] });
    await request(app).get(`/api/v1/graph/snapshot_status/${each}`).expect(200, { status_code: 404 });
  }
});
