import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { runCheck, VirtualClock } from 'labrador/check/testing';
import { fileOf, serve } from '../http_check/testing/serve.ts';
import OpenmetricsCheck, { maxSamples } from './check.ts';
import { maxBodyBytes } from './read-body.ts';

/** As prom-client 15 writes it, with a default label. */
const promClient = `# HELP process_cpu_user_seconds_total Total user CPU time spent in seconds.
# TYPE process_cpu_user_seconds_total counter
process_cpu_user_seconds_total{app="api"} 0.040437

# HELP nodejs_heap_space_size_total_bytes Process heap space size total from Node.js in bytes.
# TYPE nodejs_heap_space_size_total_bytes gauge
nodejs_heap_space_size_total_bytes{space="read_only",app="api"} 0
nodejs_heap_space_size_total_bytes{space="new",app="api"} 1048576

# HELP nodejs_eventloop_lag_seconds Lag of event loop in seconds.
# TYPE nodejs_eventloop_lag_seconds gauge
nodejs_eventloop_lag_seconds{app="api"} NaN

# HELP http_request_duration_seconds Duration of requests
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.1",app="api",route="/"} 3
http_request_duration_seconds_bucket{le="1",app="api",route="/"} 4
http_request_duration_seconds_bucket{le="+Inf",app="api",route="/"} 6
http_request_duration_seconds_sum{app="api",route="/"} 9.5
http_request_duration_seconds_count{app="api",route="/"} 6

# HELP job_seconds Duration of jobs
# TYPE job_seconds summary
job_seconds{quantile="0.5",app="api"} 0.25
job_seconds{quantile="1",app="api"} 2
job_seconds_sum{app="api"} 12
job_seconds_count{app="api"} 40
`;

type Served = string | Buffer | { readonly text: string | Buffer; readonly headers?: object; readonly status?: number };

/** An endpoint that answers the n-th request with the n-th text, and all further ones with the last. */
async function endpoint(context: Parameters<typeof serve>[0], ...texts: Served[]) {
  const { address, seen } = await serve(context, (_request, response) => {
    const next = texts[Math.min(seen.length, texts.length) - 1] ?? '';
    const { text, headers = {}, status = 200 } = typeof next === 'object' && 'text' in next ? next : { text: next };
    response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4', ...headers }).end(text);
  });
  return { url: `${address}/metrics`, seen };
}

const all = { namespace: 'my', metrics: ['.+'] };
const run = (url: string, options: object = {}, how: Omit<Parameters<typeof runCheck>[1], 'instance'> = {}) =>
  runCheck(OpenmetricsCheck, { ...how, instance: { openmetrics_endpoint: url, ...all, ...options } });
/** `type name value tags`, without the tag of the endpoint. */
const sent = (result: Awaited<ReturnType<typeof runCheck>>) =>
  result.metrics().map(({ type, name, value, tags }) => {
    const shown = tags.filter((tag) => !tag.startsWith('endpoint:')).sort();
    return `${type} ${name} ${value} ${shown.join()}`.trim();
  });

test('what prom-client exposes is sent as the Agent sends it', async (context) => {
  const { url, seen } = await endpoint(context, promClient);
  const result = await run(url, { tags: ['env:lab'] });
  assert.deepEqual(sent(result), [
    'monotonic_count my.process_cpu_user_seconds.count 0.040437 app:api,env:lab',
    'gauge my.nodejs_heap_space_size_total_bytes 0 app:api,env:lab,space:read_only',
    'gauge my.nodejs_heap_space_size_total_bytes 1048576 app:api,env:lab,space:new',
    'monotonic_count my.http_request_duration_seconds.bucket 3 app:api,env:lab,route:/,upper_bound:0.1',
    'monotonic_count my.http_request_duration_seconds.bucket 4 app:api,env:lab,route:/,upper_bound:1.0',
    'monotonic_count my.http_request_duration_seconds.sum 9.5 app:api,env:lab,route:/',
    'monotonic_count my.http_request_duration_seconds.count 6 app:api,env:lab,route:/',
    'gauge my.job_seconds.quantile 0.25 app:api,env:lab,quantile:0.5',
    'gauge my.job_seconds.quantile 2 app:api,env:lab,quantile:1.0',
    'monotonic_count my.job_seconds.sum 12 app:api,env:lab',
    'monotonic_count my.job_seconds.count 40 app:api,env:lab',
  ]);
  const tags = [`endpoint:${url}`, 'env:lab'];
  result.assertServiceCheck('my.openmetrics.health', { status: 0, tags, message: '', count: 1 });
  const [{ headers } = assert.fail()] = seen;
  assert.deepEqual([headers.accept, headers['user-agent']], ['text/plain', 'Labrador']);
});

test('metrics are chosen, renamed and typed; what has no type is left out', async (context) => {
  const { url } = await endpoint(
    context,
    '# TYPE app_a gauge\napp_a 1\n# TYPE app_b_total counter\napp_b_total 2\nuntyped 3\nloose_total 4\n# TYPE c gauge\nc 5\n# TYPE i info\ni_info{v="1"} 1\n',
  );
  const send = async (options: object) => sent(await run(url, options));
  assert.deepEqual(await send({}), ['gauge my.app_a 1', 'monotonic_count my.app_b.count 2', 'gauge my.c 5']);
  assert.deepEqual(await send({ metrics: ['app_b', 'app_b_total', { c: 'cee' }], extra_metrics: ['app_a'] }), [
    'gauge my.app_a 1',
    'monotonic_count my.app_b.count 2',
    'gauge my.cee 5',
  ]);
  const typed = [
    { untyped: { name: 'typed', type: 'gauge' } },
    { loose_total: { type: 'counter' } },
    { '^i': { type: 'gauge' } },
    { c: { type: 'counter_gauge' }, app_b: { type: 'rate' } },
  ];
  assert.deepEqual(await send({ metrics: typed, raw_metric_prefix: 'app_' }), [
    'gauge my.typed 3',
    'monotonic_count my.loose_total.count 4',
    'gauge my.c.total 5',
    'monotonic_count my.c.count 5',
    'gauge my.i 1 v:1',
  ]);
  assert.deepEqual(await send({ raw_metric_prefix: 'app_', metrics: ['a', { b: { type: 'rate' } }] }), [
    'gauge my.a 1',
    'rate my.b 2',
  ]);
  assert.deepEqual(await send({ exclude_metrics: ['app_a', '^c$'], namespace: '' }), ['monotonic_count app_b.count 2']);
  assert.deepEqual(await send({ raw_line_filters: ['app_a', 'b_total 2'], cache_metric_wildcards: false }), [
    'gauge my.c 5',
  ]);
});

test('special types: time since, percent of time, service checks', async (context) => {
  const clock = new VirtualClock(1_700_000_100_000);
  const { url } = await endpoint(context, '# TYPE start gauge\nstart 1700000000\ngc 1500\nup{x="1"} 2\n');
  const metrics = [
    { start: { type: 'time_elapsed' }, gc: { type: 'temporal_percent', scale: 'millisecond' } },
    { up: { name: 'state', type: 'service_check', status_map: { 1: 'ok', 2: 'critical' } } },
  ];
  const result = await run(url, { metrics }, { clock });
  assert.deepEqual(sent(result), ['gauge my.start 100', 'rate my.gc 150']);
  result.assertServiceCheck('my.state', { status: 2, tags: [`endpoint:${url}`], count: 1 });
});

test('labels become tags by the rules of the instance, and one of them perhaps the host', async (context) => {
  const text = '# TYPE a gauge\na{node="n$&1",pod="p",id="42",z=""} 1\na{worker="1"} 2\na{pod="skip"} 3\n';
  const { url } = await endpoint(context, text);
  const send = async (options: object) =>
    sent(await run(url, { exclude_metrics_by_labels: { worker: true, pod: ['^sk'] }, ...options }));
  assert.deepEqual(await send({}), ['gauge my.a 1 id:42,node:n$&1,pod:p,z:']);
  assert.deepEqual(await send({ include_labels: ['pod', 'id'], exclude_labels: ['id'] }), ['gauge my.a 1 pod:p']);
  assert.deepEqual(await send({ exclude_labels: ['node', 'z'], rename_labels: { pod: 'pod_name' } }), [
    'gauge my.a 1 id:42,pod_name:p',
  ]);
  const named = await run(url, { hostname_label: 'node', hostname_format: '<HOSTNAME>.lab', tag_by_endpoint: false });
  named.assertMetric('my.a', { value: 1, hostname: 'n$&1.lab', tags: ['node:n$&1', 'pod:p', 'id:42', 'z:'] });
  assert.equal(named.metrics('my.a')[1]?.hostname, undefined);
  const tags = ['env:lab', 'team:x', 'endpoint-like:1'];
  assert.deepEqual(
    sent(await run(url, { tags, ignore_tags: ['^team:', 'like'], include_labels: ['id'] }))[0],
    'gauge my.a 1 env:lab,id:42',
  );
});

test('labels are shared among metrics: with all, or with those of the same value; from the first text or from each', async (context) => {
  const text = (version: string) =>
    `# TYPE a gauge\na{pod="p1"} 1\na{pod="p2"} 2\n# TYPE build gauge\nbuild{version="${version}"} 1\n` +
    '# TYPE pod gauge\npod{pod="p1",node="n1",ip="1"} 1\npod{pod="p2",node="n2",ip="2"} 0\n';
  const { url } = await endpoint(context, text('1'), text('2'));
  const share_labels = { build: true, pod: { match: ['pod'], labels: ['node'], values: [1] } };
  const expected = (version: string) => [
    `gauge my.a 1 node:n1,pod:p1,version:${version}`,
    `gauge my.a 2 pod:p2,version:${version}`,
  ];
  const twice = (options: object) => run(url, { metrics: ['a'], share_labels, ...options }, { times: 2 });
  assert.deepEqual(sent(await twice({})), [...expected('1'), ...expected('1')]);
  const each = await endpoint(context, text('1'), text('2'));
  const fresh = await run(each.url, { metrics: ['a'], share_labels, cache_shared_labels: false }, { times: 2 });
  assert.deepEqual(sent(fresh), [...expected('1'), ...expected('2')]);
});

test('buckets may be left out, or hold what lies between two bounds', async (context) => {
  const text = (series: string) =>
    `# TYPE h histogram\nh_bucket{${series}le="10"} 7\nh_bucket{${series}le="-1e-05"} 1\nh_bucket{${series}le="+Inf"} 9\nh_sum{${series}} 5\nh_count{${series}} 9\n`;
  const { url } = await endpoint(context, text('') + text('a="1",'));
  const send = async (options: object) => sent(await run(url, options));
  const [sum, count] = ['monotonic_count my.h.sum 5', 'monotonic_count my.h.count 9'];
  assert.deepEqual((await send({ collect_histogram_buckets: false })).slice(0, 2), [sum, count]);
  assert.deepEqual(await send({ non_cumulative_histogram_buckets: true }), [
    sum,
    count,
    `${sum} a:1`,
    `${count} a:1`,
    'monotonic_count my.h.bucket 1 lower_bound:-inf,upper_bound:-1e-05',
    'monotonic_count my.h.bucket 6 lower_bound:-1e-05,upper_bound:10.0',
    'monotonic_count my.h.bucket 1 a:1,lower_bound:-inf,upper_bound:-1e-05',
    'monotonic_count my.h.bucket 6 a:1,lower_bound:-1e-05,upper_bound:10.0',
  ]);
});

test('a counter that appears after a run that was good counts in full; not so after one that failed', async (context) => {
  const { address, seen } = await serve(context, (_request, response) => {
    if (seen.length === 3) response.destroy();
    else response.end('# TYPE n counter\nn 1\n');
  });
  const result = await run(address, { ignore_connection_errors: true }, { times: 5 });
  const flushed = result.metrics('my.n.count').map(({ flushFirstValue }) => flushFirstValue ?? false);
  assert.deepEqual(flushed, [false, true, false, true]);
});

test('OpenMetrics is read by its content type, or because it is asked for', async (context) => {
  const text = '# TYPE n counter\nn_total 1 # {t="1"} 1\nn_created 1.7e9\n# EOF\n';
  const headers = { 'content-type': 'application/openmetrics-text; version=1.0.0; charset=utf-8' };
  const { url, seen } = await endpoint(context, { text, headers }, text, { text: text.slice(0, -6), headers });
  assert.deepEqual(sent(await run(url)), ['monotonic_count my.n.count 1']);
  assert.deepEqual(sent(await run(url, { use_latest_spec: true })), ['monotonic_count my.n.count 1']);
  assert.match(seen[1]?.headers.accept ?? '', /^application\/openmetrics-text;version=1\.0\.0/);
  const cut = await run(url, {}, { expectError: true });
  assert.match(String(cut.error), /^Error: Cannot read http:.*: the text ends without # EOF: it is not whole$/);
  assert.deepEqual(cut.metrics(), []);
});

test('a text that is packed is unpacked, up to its bound', async (context) => {
  const pack = (text: string) => ({ text: gzipSync(text), headers: { 'content-encoding': 'gzip' } });
  const pad = (length: number) => `# TYPE a gauge\na 1\n#${'x'.repeat(length - 20)}`;
  const { url } = await endpoint(
    context,
    pack(pad(maxBodyBytes)),
    pack(pad(maxBodyBytes + 1)),
    { text: 'a 1', headers: { 'content-encoding': 'gzip' } },
    { text: 'a 1', headers: { 'content-encoding': 'br' } },
    pad(maxBodyBytes),
    pad(maxBodyBytes + 1),
  );
  assert.deepEqual(sent(await run(url)), ['gauge my.a 1']);
  const failure = async () => String((await run(url, {}, { expectError: true })).error);
  assert.match(await failure(), /the text is longer than 33554432 bytes$/);
  assert.match(await failure(), /the text cannot be unpacked: incorrect header check$/);
  assert.match(await failure(), /the text is packed by br, which is not read$/);
  assert.deepEqual(sent(await run(url)), ['gauge my.a 1']);
  assert.match(await failure(), /the text is longer than 33554432 bytes$/);
});

test('no more samples are sent than a run may have; others do not count', async (context) => {
  const many = (count: number) => `# TYPE a gauge\n${'a 1\n'.repeat(count)}`;
  const { url } = await endpoint(context, `${many(maxSamples)}# TYPE b gauge\nb 1\n`);
  assert.equal((await run(url, { exclude_metrics: ['b'] })).metrics().length, maxSamples);
  const { error, samples } = await run(url, {}, { expectError: true });
  assert.match(String(error), /metrics asks for more than 100000 samples; exclude some$/);
  assert.equal(samples.length, 1, 'its health');
});

test('an endpoint that does not answer well is critical, and an error of the run', async (context) => {
  const { url } = await endpoint(context, { text: 'no', status: 404 });
  const missing = await run(url, {}, { expectError: true });
  missing.assertServiceCheck('my.openmetrics.health', { status: 2, message: `${url} answered with the status 404` });
  assert.equal(String(missing.error), `Error: ${url} answered with the status 404`);

  const nobody = 'http://me:secret@127.0.0.1:1/metrics';
  const refused = await run(nobody, {}, { expectError: true });
  const tags = ['endpoint:http://127.0.0.1:1/metrics'];
  refused.assertServiceCheck('my.openmetrics.health', { status: 2, tags, count: 1 });
  assert.match(String(refused.error), /^Error: Cannot reach http:\/\/127\.0\.0\.1:1\/metrics: connect ECONNREFUSED/);
  assert.doesNotMatch(JSON.stringify([refused.samples, refused.logs, String(refused.error)]), /secret/);
  const ignored = await run(nobody, { ignore_connection_errors: true });
  ignored.assertServiceCheck('my.openmetrics.health', { status: 2 });
  assert.match(ignored.logs[0]?.message ?? '', /ECONNREFUSED/);
  assert.deepEqual((await run(nobody, { enable_health_service_check: false }, { expectError: true })).samples, []);

  const clock = new VirtualClock();
  const { address } = await serve(context, () => void clock.advance(2000));
  const late = await run(address, { timeout: 2 }, { clock, expectError: true });
  assert.match(String(late.error), /timed out after 2000 ms/);
  const broken = await endpoint(context, '# TYPE a gauge\na 1\n<html>\n');
  const html = await run(broken.url, {}, { expectError: true });
  assert.match(String(html.error), /Cannot read .*: line 3 has no value$/);
  html.assertServiceCheck('my.openmetrics.health', { status: 0 });
  const bound = await endpoint(context, '# TYPE a gauge\na 1\n# TYPE h histogram\nh_bucket{le="x"} 1\n');
  const unbounded = await run(bound.url, {}, { expectError: true });
  assert.match(String(unbounded.error), /Cannot read .*: h: the label le: "x" is not a number$/);
  assert.deepEqual(unbounded.metrics(), []);
});

test('headers, credentials and TLS are as the instance says', async (context) => {
  const { url, seen } = await endpoint(context, '');
  await run(url, { username: 'me', password: 'p', extra_headers: { 'X-Lab': 7 } });
  await run(url.replace('//', '//you:q@'), { headers: { Accept: 'text/html' } });
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  assert.deepEqual(
    seen.map(({ headers }) => [headers.authorization, headers['x-lab'], headers.accept, headers['user-agent']]),
    [
      [basic('me:p'), '7', 'text/plain', 'Labrador'],
      [basic('you:q'), undefined, 'text/html', undefined],
    ],
  );
  const { address } = await serve(context, (_request, response) => void response.end(), {
    certificate: 'certificate.pem',
  });
  const untrusted = await run(address, {}, { expectError: true });
  untrusted.assertServiceCheck('my.openmetrics.health', { status: 2 });
  assert.match(String(untrusted.error), /self-signed certificate/);
  const good = { status: 0 as const };
  (await run(address, { tls_verify: false })).assertServiceCheck('my.openmetrics.health', good);
  const trusted = { tls_ca_cert: fileOf('certificate.pem'), tls_validate_hostname: false };
  (await run(address, trusted)).assertServiceCheck('my.openmetrics.health', good);
  const noFile = await run(address, { tls_ca_cert: '/no/such.pem' }, { expectError: true });
  assert.match(String(noFile.error), /^Error: Cannot use a file of TLS: ENOENT/);
});

test('telemetry tells how much came and what became of it', async (context) => {
  const text = '# TYPE a gauge\na 1\na{x="1"} NaN\n# TYPE b gauge\nb 1\n# TYPE c gauge\nc 1\n';
  const { url } = await endpoint(context, text);
  const result = await run(url, {
    telemetry: true,
    metrics: ['a', 'b'],
    exclude_metrics: ['b'],
    raw_line_filters: ['^c'],
  });
  assert.deepEqual(sent(result), [
    `gauge my.telemetry.payload.size ${text.length}`,
    'count my.telemetry.metrics.input.count 3',
    'count my.telemetry.metrics.ignored.count 1',
    'count my.telemetry.metrics.blacklist.count 1',
    'count my.telemetry.metrics.processed.count 1',
    'gauge my.a 1',
  ]);
});

test('what cannot be read in an instance is refused by key', async () => {
  const cases: [object, RegExp][] = [
    [{ openmetrics_endpoint: 'a:b' }, /openmetrics_endpoint: must be an address/],
    [{ namespace: 'a b' }, /namespace: must be of letters/],
    [{ metrics: [] }, /metrics: must name a metric/],
    [{ metrics: 'a' }, /metrics: must be a list/],
    [{ metrics: [7] }, /metrics\.0: must be a name, or a map/],
    [{ metrics: ['a', '('] }, /metrics\.1: \( is no regular expression/],
    [{ metrics: [{ a: 7 }] }, /metrics\.0\.a: must be a name, or a map of name and type/],
    [{ metrics: [{ a: { type: 'metadata' } }] }, /metrics\.0\.a\.type: metadata is not supported/],
    [{ metrics: [{ a: { type: 'x' } }] }, /metrics\.0\.a\.type: must be one of native/],
    [{ metrics: [{ a: { kind: 'x' } }] }, /metrics\.0\.a: has the unknown key kind/],
    [{ metrics: [{ 'a.*': 'b' }] }, /metrics\.0\.a\.\*: is an expression and cannot have a name/],
    [{ metrics: [{ a: { type: 'temporal_percent' } }] }, /a\.scale: is missing/],
    [{ metrics: [{ a: { scale: 1 } }] }, /a\.scale: belongs to the type temporal_percent only/],
    [{ metrics: [{ a: { type: 'service_check' } }] }, /a\.status_map: is missing/],
    [{ metrics: [{ a: { type: 'service_check', status_map: { 1: 'fine' } } }] }, /a\.status_map/],
    [{ exclude_metrics: ['(?P<a>b)'] }, /exclude_metrics\.0: is no regular expression: .* Python's syntax/],
    [{ exclude_metrics_by_labels: { a: 'b' } }, /exclude_metrics_by_labels\.a: must be a list of texts, or true/],
    [{ share_labels: { a: 1 } }, /share_labels\.a: must be true, or a map/],
    [{ share_labels: { a: { label: [] } } }, /share_labels\.a: Unrecognized key: "label"/],
    [{ hostname_format: 'x' }, /hostname_format: must contain <HOSTNAME>/],
    [{ histogram_buckets_as_distributions: true }, /histogram_buckets_as_distributions: is not supported: buckets/],
    [{ collect_counters_with_distributions: true }, /collect_counters_with_distributions: is not supported/],
    [{ use_process_start_time: true }, /use_process_start_time: is not supported/],
    [{ prometheus_url: 'http://a' }, /prometheus_url: is not supported: .* use openmetrics_endpoint/],
    [{ auth_type: 'digest' }, /auth_type: is not supported: only basic/],
    [{ proxy: { http: 'a' } }, /proxy: is not supported/],
    [{ extra_headers: { Authorization: 'a\nb' } }, /extra_headers\.Authorization: holds a character/],
    [{ timeout: 0 }, /timeout: must be above zero/],
  ];
  for (const [options, message] of cases) await assert.rejects(run('http://127.0.0.1:1', options), message);
  const same = { histogram_buckets_as_distributions: false, auth_type: 'basic', kerberos_auth: 'disabled' };
  const result = await run('http://127.0.0.1:1', same, { expectError: true });
  assert.deepEqual(result.configWarnings, []);
});
