import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabProfiles } from '../../lib/api-types/apm.ts';
import { ask, becomes, until } from './ask.ts';
import { type Backend, startBackend } from './start-backend.ts';
import { type ServedApp, startServedApp } from './start-traced-app.ts';

/** Everything that dd-trace has for an Agent, as often as it can. */
const everything = {
  DD_TRACE_DEBUG: 'true',
  DD_RUNTIME_METRICS_ENABLED: 'true',
  DD_RUNTIME_METRICS_FLUSH_INTERVAL: '500',
  DD_PROFILING_ENABLED: 'true',
  DD_PROFILING_UPLOAD_PERIOD: '1',
  DD_DBM_PROPAGATION_MODE: 'full',
  DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'true',
  DD_REMOTE_CONFIGURATION_ENABLED: 'true',
  DD_REMOTE_CONFIG_POLL_INTERVAL_SECONDS: '0.5',
  DD_TRACE_STATS_COMPUTATION_ENABLED: 'true',
  DD_DATA_STREAMS_ENABLED: 'true',
};

async function counted(backend: Backend, name: string): Promise<number> {
  return (await backend.status()).counters[name] ?? 0;
}

async function profiles(backend: Backend): Promise<LabProfiles['profiles']> {
  const nowS = Date.now() / 1000;
  const response = await fetch(`${backend.url}/labrador/api/profiles?from=${nowS - 600}&to=${nowS + 60}&service=shop`);
  assert.equal(response.status, 200);
  return ((await response.json()) as LabProfiles).profiles;
}

test('dd-trace with all it has: what it sends arrives, and it says no error', async (t) => {
  const backend = await startBackend();
  t.after(() => backend.remove());
  const app = await startServedApp(backend, everything);
  t.after(() => app.end());
  await sendRequests(app.url);
  await assertSpans(backend);
  const listed = await until(
    () => profiles(backend),
    ([profile]) => profile !== undefined,
    'a profile',
  );
  const [profile] = listed;
  assert.deepEqual([profile?.env, profile?.version, profile?.family], ['lab', '1.2.3', 'node']);
  assert.ok(profile?.files.some(({ name, bytes }) => name === 'wall.pprof' && bytes > 0));
  await until(
    () => ask(backend, 'max:runtime.node.mem.rss{service:shop,env:lab}'),
    ([bytes]) => typeof bytes === 'number' && bytes > 20e6,
    'runtime.node.mem.rss',
  );
  assert.ok((await counted(backend, 'traces.dogstatsd_proxy.requests')) > 0, 'by the proxy');
  await until(() => counted(backend, 'traces.stats_payloads'), isAtLeast(1), 'stats, which it sends every ten seconds');
  await assertHits(backend);
  await until(() => counted(backend, 'traces.unused.config'), isAtLeast(2), 'remote configuration');
  await until(() => counted(backend, 'traces.unused.telemetry.app_started'), isAtLeast(1), 'telemetry');
  await assertQuiet(backend, app);
});

test('dd-trace by the Unix socket, in version 0.5 and without stats of its own: metrics are made of its spans here', async (t) => {
  const backend = await startBackend((folder) => `apm_config:\n  receiver_socket: ${folder}/apm.socket\n`);
  t.after(() => backend.remove());
  const app = await startServedApp(backend, {
    DD_TRACE_AGENT_URL: `unix://${backend.folder}/apm.socket`,
    DD_TRACE_AGENT_PROTOCOL_VERSION: '0.5',
    DD_TRACE_DEBUG: 'true',
  });
  t.after(() => app.end());
  await sendRequests(app.url);
  await assertSpans(backend);
  await assertHits(backend);
  assert.equal(await counted(backend, 'traces.stats_payloads'), 0);
  await assertQuiet(backend, app);
});

/** How many requests of each kind an application gets. */
const requests = 5;

async function sendRequests(url: string): Promise<void> {
  for (let i = 0; i < requests; i += 1) {
    assert.equal((await fetch(`${url}/items/${i}`)).status, 200);
    assert.equal((await fetch(`${url}/fails`)).status, 500);
  }
}

/** A request of the first kind asks the application itself: express.request twice, http.request, and a span by hand. */
async function assertSpans(backend: Backend): Promise<void> {
  const least = requests * 5;
  await until(() => counted(backend, 'traces.spans'), isAtLeast(least), 'traces.spans');
  await until(() => counted(backend, 'store.spans'), isAtLeast(least), 'store.spans');
  await becomes(() => found(backend, 'service:shop resource_name:"GET /items/:id"'), requests, 'GET /items/:id');
  await becomes(() => found(backend, 'operation_name:lab.step @item:*'), requests, 'the span by hand');
}

/** How many spans a search finds. */
async function found(backend: Backend, query: string): Promise<number> {
  const filter = { query, from: 'now-15m', to: 'now' };
  const response = await fetch(`${backend.url}/api/v2/spans/events/search`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: { type: 'search_request', attributes: { filter, page: { limit: 100 } } } }),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as { readonly data: readonly unknown[] }).data.length;
}

/** Of the requests of both kinds, and those that the first kind made. */
async function assertHits(backend: Backend): Promise<void> {
  const scope = '{service:shop,env:lab,version:1.2.3}.as_count()';
  await becomes(() => ask(backend, `sum:trace.express.request.hits${scope}`), [requests * 3], 'hits');
  await becomes(() => ask(backend, `sum:trace.express.request.errors${scope}`), [requests], 'errors');
}

/** Ends the application. It said nothing but what it does where all is well, and nothing of it was refused. */
async function assertQuiet(backend: Backend, app: ServedApp): Promise<void> {
  assert.equal(await app.end(), 0);
  const isHarmless = (line: string): boolean =>
    line.startsWith('INFO ') || /^WARN DATADOG TRACER (CONFIGURATION|INTEGRATIONS LOADED) /.test(line);
  assert.deepEqual(
    app.said().filter((line) => !isHarmless(line)),
    [],
  );
  const { counters } = await backend.status();
  assert.deepEqual(
    Object.entries(counters).filter(([name, count]) => /^traces\.(http\.)?(refused|dropped)\./.test(name) && count > 0),
    [],
  );
}

function isAtLeast(count: number): (value: number) => boolean {
  return (value) => value >= count;
}
