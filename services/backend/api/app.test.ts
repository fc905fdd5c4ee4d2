import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Express } from 'express';
import request from 'supertest';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createKeyCheck, type KeyOptions } from '../../../lib/http/keys.ts';
import { serveStatus } from '../../../lib/lifecycle/status-socket.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { Counters } from '../intake/counters.ts';
import { BodyDecoder } from '../intake/decode/body-decoder.ts';
import { createRecordingStore } from '../intake/recording-store.ts';
import { RefusalLog } from '../intake/refusal-log.ts';
import { UnusedRequests } from '../intake/unused/unused-requests.ts';
import { MailFiles } from '../notify/delivery/mail-files.ts';
import { Mailbox } from '../notify/delivery/mailbox.ts';
import { PictureDrawer } from '../pictures/picture-drawer.ts';
import { SnapshotFiles } from '../pictures/snapshot-files.ts';
import { startMonitors } from '../start-monitors.ts';
import type { ApiDeps } from './api-deps.ts';
import { createApp } from './app.ts';
import { openDashboards } from './dashboards/open-dashboards.ts';
import { routes } from './routes.ts';
import { Snapshots } from './snapshots/snapshots.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-app-'));
after(() => rmSync(folder, { recursive: true }));
const built = path.join(folder, 'dist');
mkdirSync(path.join(built, 'assets'), { recursive: true });
writeFileSync(path.join(built, 'index.html'), '<title>console</title>');
writeFileSync(path.join(built, 'mark.svg'), '<svg/>');
writeFileSync(path.join(built, 'assets', 'index-abc.js'), 'export {};');

const { store } = createRecordingStore();
const mailbox = await Mailbox.open({ documents: store.documents, files: new MailFiles(path.join(folder, 'mail')) });
const dashboards = await openDashboards({ documents: store.documents, clock: new VirtualClock() });
const { deps: ofMonitors } = await startMonitors({
  store: { ...store, hosts: { ...store.hosts, list: async () => [] } },
  configDir: folder,
  clock: new VirtualClock(),
  log: createLogger('test', 'off'),
  pollIntervalMs: 1000,
});

async function unasked(): Promise<never> {
  throw new Error('nobody asks for this here');
}

function createTestApp(
  options: { readonly keys?: Partial<KeyOptions>; readonly consoleDir?: string; readonly allowedHosts?: string[] } = {},
): { readonly app: Express; readonly counters: Counters } {
  const clock = new VirtualClock();
  const log = createLogger('test', 'off');
  const counters = new Counters();
  const deps: ApiDeps = {
    store,
    ...dashboards,
    ...ofMonitors,
    snapshots: new Snapshots({
      metrics: store.metrics,
      spans: store.spans,
      drawer: new PictureDrawer(),
      files: new SnapshotFiles(folder),
      clock,
      log,
    }),
    mailbox,
    graphNotes: { send: unasked },
    notifier: { sendTest: unasked },
    clock,
    log,
    counters,
    refusals: new RefusalLog({ counters, log, clock }),
    decoder: new BodyDecoder(),
    unused: new UnusedRequests({ counters, clock }),
    metricAge: { pastS: 15 * 86_400, futureS: 600 },
    unansweredRows: () => 0,
    version: '1.2.3',
    configDir: '/config',
    dataDir: folder,
    keys: { api: Boolean(options.keys?.apiKey), app: Boolean(options.keys?.appKey) },
    backendStatus: async () => ({
      name: 'backend',
      pid: 1,
      version: '1.2.3',
      startedAtMs: 0,
      rssBytes: 1,
      endpoints: { http: 'http://127.0.0.1:8080', dogstatsd: 'udp://127.0.0.1:8125' },
      counters: counters.snapshot(),
    }),
  };
  const app = createApp({
    deps,
    keys: createKeyCheck({ keylessFrom: [], ...options.keys }),
    allowedHosts: options.allowedHosts ?? [],
    consoleDir: options.consoleDir ?? built,
  });
  return { app, counters };
}

/** A path that a route matches. */
function concrete(pattern: string): string {
  return pattern.replace(/:\w+/g, 'x');
}

for (const route of routes) {
  const name = `${route.method.toUpperCase()} ${route.path}`;

  test(`${name} refuses foreign hosts and origins`, async () => {
    const { app, counters } = createTestApp();
    const call = () => request(app)[route.method](concrete(route.path));
    await call().set('Host', 'evil.example').expect(403);
    await call().set('Host', 'localhost').set('Origin', 'http://evil.example').expect(403);
    assert.deepEqual(counters.snapshot(), { 'http.refused.403': 2 });
  });

  if (route.keys === 'none') continue;

  test(`${name} asks for keys once they are configured`, async () => {
    const { app } = createTestApp({ keys: { apiKey: 'a', appKey: 'b' } });
    const call = () => request(app)[route.method](concrete(route.path));
    const entry = (detail: string) =>
      route.errorForm === 'json-api' ? { status: '403', title: 'Forbidden', detail } : detail;
    await call().expect(403, { errors: [entry('API key required')] });
    if (route.keys === 'api+app')
      await call()
        .set('DD-API-KEY', 'a')
        .expect(403, { errors: [entry('Application key required')] });
  });
}

test('no endpoint stands in the table twice', () => {
  const names = routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
  assert.deepEqual(names, [...new Set(names)]);
});

test('every answer carries the headers that keep other sites out', async () => {
  const { app } = createTestApp();
  for (const url of ['/', '/api/v1/validate', '/api/v1/nothing', '/assets/index-abc.js']) {
    const { headers } = await request(app).get(url);
    assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/);
    assert.doesNotMatch(String(headers['content-security-policy']), /script-src|connect-src/, 'as default-src says');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['x-powered-by'], undefined);
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
});

test('validate, in both versions', async () => {
  const { app } = createTestApp();
  await request(app).get('/api/v1/validate').expect(200, { valid: true });
  const { body } = await request(app).get('/api/v2/validate').expect(200);
  assert.equal(body.data.attributes.valid, true);
  await request(app).get('/api/v2/validate_keys').expect(200, { status: 'ok' });
});

/** What no route takes → the text of its 404. */
const unknown: readonly (readonly ['get' | 'post' | 'delete', string, string])[] = [
  ['get', '/api/v1/slo', 'not supported yet: GET /api/v1/slo'],
  ['post', '/api/v2/logs', 'not supported yet: POST /api/v2/logs'],
  ['get', '/api/v0.2/traces', 'not supported yet: GET /api/v0.2/traces'],
  ['get', '/api/v2/events', 'not supported yet: GET /api/v2/events'],
  ['post', '/v1/input', 'not supported yet: POST /v1/input'],
  ['delete', '/api/v1/series', 'not supported yet: DELETE /api/v1/series'],
  ['get', '/api/v1/monitors', 'Not found'],
  ['get', '/api/v3/series', 'Not found'],
  ['get', '/api', 'Not found'],
  ['get', '/labrador/api/nothing', 'Not found'],
  ['post', '/', 'Not found'],
];

for (const [method, url, text] of unknown) {
  test(`${method.toUpperCase()} ${url}: ${text}`, async () => {
    await request(createTestApp().app)
      [method](url)
      .set('Accept', 'text/html')
      .expect(404, { errors: [text] });
  });
}

test('a path that is no percent-encoding is 400', async () => {
  await request(createTestApp().app).get('/labrador/api/metrics/%zz').expect(400);
});

test('the console: its page at every address of its own, hashed files for ever, others revalidated', async () => {
  const { app } = createTestApp();
  for (const url of ['/', '/metrics', '/lab/deep?x=1']) {
    const page = await request(app).get(url).set('Accept', 'text/html,*/*').expect(200);
    assert.equal(page.text, '<title>console</title>');
    assert.equal(page.headers['cache-control'], 'no-cache');
  }
  const script = await request(app).get('/assets/index-abc.js').expect(200);
  assert.equal(script.headers['cache-control'], 'public, max-age=31536000, immutable');
  const mark = await request(app).get('/mark.svg').expect(200);
  assert.equal(mark.headers['cache-control'], 'no-cache');
  await request(app).get('/assets/index-old.js').set('Accept', 'text/html').expect(404);
  await request(app).get('/data.json').set('Accept', 'application/json').expect(404);
  await request(app).get('/../app.test.ts').set('Accept', 'application/json').expect(404);
});

test('without a build the console says what to do', async () => {
  const { app } = createTestApp({ consoleDir: path.join(folder, 'not-there') });
  const response = await request(app).get('/').set('Accept', 'text/html').expect(503);
  assert.match(response.text, /The console is not built yet/);
});

test('the lab: what runs, and the environment with placeholder keys', async () => {
  const { body } = await request(createTestApp().app).get('/labrador/api/lab').expect(200);
  assert.equal(body.version, '1.2.3');
  assert.deepEqual(body.processes, [{ name: 'backend', status: body.backend }]);
  const env = Object.fromEntries(body.env.map(({ name, value }: { name: string; value: string }) => [name, value]));
  assert.equal(env.LABRADOR_URL, 'http://127.0.0.1:8080');
  assert.equal(env.DD_AGENT_HOST, '127.0.0.1');
  assert.equal(env.DD_DOGSTATSD_PORT, '8125');
  assert.match(env.DD_API_KEY, /^[0-9a-f]{32}$/);
  assert.match(env.DD_APP_KEY, /^[0-9a-f]{40}$/);
  assert.equal(env.DD_TRACE_AGENT_PORT, undefined);
});

test('the lab: every process with a status socket, one that does not answer too', async () => {
  const agent = {
    name: 'agent',
    pid: 2,
    version: '1.2.3',
    startedAtMs: 0,
    rssBytes: 1,
    endpoints: { traces: 'http://127.0.0.1:8126' },
  };
  const socket = await serveStatus({ dataDir: folder, name: 'agent' }, () => agent);
  const dead = path.join(folder, 'run', 'employees.sock');
  writeFileSync(dead, '');
  const { body } = await request(createTestApp().app).get('/labrador/api/lab').expect(200);
  assert.deepEqual(body.agent, agent);
  assert.deepEqual(body.processes.slice(1), [{ name: 'agent', status: agent }, { name: 'employees' }]);
  assert.ok(body.env.some(({ name }: { name: string }) => name === 'DD_TRACE_AGENT_PORT'));
  rmSync(dead);
  await socket.close();
  const later = await request(createTestApp().app).get('/labrador/api/lab').expect(200);
  assert.equal(later.body.agent, undefined);
});

test('the lab does not show configured keys', async () => {
  const { app } = createTestApp({ keys: { apiKey: 'secret-a', appKey: 'secret-b' } });
  const call = request(app)
    .get('/labrador/api/lab')
    .set('DD-API-KEY', 'secret-a')
    .set('DD-APPLICATION-KEY', 'secret-b');
  const { text } = await call.expect(200);
  assert.doesNotMatch(text, /secret|DD_API_KEY/);
});
