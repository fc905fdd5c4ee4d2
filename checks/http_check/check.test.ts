import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runCheck, VirtualClock } from 'labrador/check/testing';
import { parse } from 'yaml';
import HttpCheck, { maxBodyBytes } from './check.ts';
import { serve } from './testing/serve.ts';

const messageOf = (result: Awaited<ReturnType<typeof runCheck>>) => result.serviceChecks()[0]?.message ?? '';

test('a page that answers is up, with the time that it took in seconds', async (context) => {
  const clock = new VirtualClock();
  const { address, seen } = await serve(context, async (_request, response) => {
    await clock.advance(250);
    response.end('ready');
  });
  const instance = { name: 'my page', url: address, tags: ['env:lab'] };
  const result = await runCheck(HttpCheck, { clock, instance });

  const tags = [`url:${address}`, 'instance:my_page', 'env:lab'];
  result.assertMetric('network.http.response_time', { value: 0.25, type: 'gauge', tags, count: 1 });
  result.assertMetric('network.http.can_connect', { value: 1, type: 'gauge', tags, count: 1 });
  result.assertMetric('network.http.cant_connect', { value: 0, type: 'gauge', tags, count: 1 });
  result.assertServiceCheck('http.can_connect', { status: 0, tags, message: '', count: 1 });
  result.assertAllMetricsCovered();
  result.assertMetadata(new URL('metadata.csv', import.meta.url));
  assert.deepEqual(result.serviceChecks('http.ssl_cert'), []);
  const [{ method, url, headers } = assert.fail()] = seen;
  assert.deepEqual([method, url, headers['user-agent'], headers.accept], ['GET', '/', 'Labrador', 'text/html, */*']);

  const silent = await runCheck(HttpCheck, { instance: { ...instance, collect_response_time: false } });
  assert.deepEqual(silent.metrics('network.http.response_time'), []);
});

test('the status has to match from its beginning, and the content be found or not be found', async (context) => {
  const { address } = await serve(context, (request, response) => {
    response.statusCode = Number(request.url?.slice(1));
    response.end('all is wéll');
  });
  const cases: [number, object, RegExp | undefined][] = [
    [200, {}, undefined],
    [399, {}, undefined],
    [404, {}, /^Incorrect HTTP return code for url .*\/404\. Expected 1xx or 2xx or 3xx, got 404\.$/],
    [404, { http_response_status_code: 404 }, undefined],
    [503, { http_response_status_code: '4\\d\\d|5\\d\\d' }, undefined],
    [200, { http_response_status_code: '00' }, /Expected 00, got 200/],
    [200, { content_match: 'w.ll$' }, undefined],
    [200, { content_match: 'ill' }, /^Content "ill" not found in response\.$/],
    [200, { content_match: 'ill', reverse_content_match: true }, undefined],
    [200, { content_match: 'all', reverse_content_match: true }, /^Content "all" found in response with the reverse/],
    [500, { include_content: true }, /got 500\.\nContent: all is wéll$/],
    [200, { content_match: 'ill', include_content: true }, /not found in response\.\nContent: all is wéll$/],
  ];
  for (const [status, options, message] of cases) {
    const result = await runCheck(HttpCheck, { instance: { name: 'n', url: `${address}/${status}`, ...options } });
    result.assertServiceCheck('http.can_connect', { status: message ? 2 : 0 });
    result.assertMetric('network.http.can_connect', { value: message ? 0 : 1 });
    result.assertMetric('network.http.cant_connect', { value: message ? 1 : 0 });
    assert.match(messageOf(result), message ?? /^$/);
  }
});

test('a body is read to its bound, the last byte included', async (context) => {
  const { address } = await serve(context, (_request, response) => {
    response.end(`${' '.repeat(maxBodyBytes - 3)}endmore`);
  });
  const look = (content_match: string) => runCheck(HttpCheck, { instance: { name: 'n', url: address, content_match } });
  (await look('end')).assertServiceCheck('http.can_connect', { status: 0 });
  (await look('endm')).assertServiceCheck('http.can_connect', { status: 2 });
});

test('method, data and headers are sent as the instance says', async (context) => {
  const { address, seen } = await serve(context, (_request, response) => void response.end());
  const send = async (options: object, url = address) => {
    const result = await runCheck(HttpCheck, { instance: { name: 'n', url, ...options } });
    result.assertServiceCheck('http.can_connect', { status: 0 });
    return seen.at(-1) ?? assert.fail();
  };
  const form = await send({ method: 'post', data: 'a=1' });
  assert.deepEqual([form.method, form.body], ['POST', 'a=1']);
  assert.equal(form.headers['content-type'], 'application/x-www-form-urlencoded');
  const json = await send({ method: 'PUT', data: { a: [1] }, headers: { 'content-type': 'application/json' } });
  assert.deepEqual([json.body, json.headers['content-type']], ['{"a":[1]}', 'application/json']);
  assert.equal(json.headers['user-agent'], undefined);
  const more = await send({ extra_headers: { 'X-Lab': 7 } });
  assert.deepEqual([more.headers['x-lab'], more.headers['user-agent']], ['7', 'Labrador']);
  assert.equal((await send({ include_default_headers: false })).headers.accept, undefined);
  assert.equal((await send({ method: 'get', data: 'a=1' })).body, '');

  const expected = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
  assert.equal((await send({ username: 'me', password: 'p@ss' })).headers.authorization, expected);
  const inUrl = address.replace('//', '//me:p%40ss@');
  assert.equal((await send({}, inUrl)).headers.authorization, expected);
});

test('a password in the url is shown nowhere', async () => {
  const url = 'http://me:secret@127.0.0.1:1/page';
  const result = await runCheck(HttpCheck, { instance: { name: 'n', url } });
  result.assertServiceCheck('http.can_connect', { status: 2, tags: ['url:http://127.0.0.1:1/page', 'instance:n'] });
  assert.doesNotMatch(JSON.stringify([result.samples, result.logs]), /secret/);
});

test('redirects are followed, without the secrets where they lead to another host', async (context) => {
  const other = await serve(context, (_request, response) => void response.end('there'));
  const { address, seen } = await serve(context, (request, response) => {
    const location = request.url === '/away' ? other.address : request.url === '/loop' ? '/loop' : '/end';
    response.writeHead(request.url === '/end' ? 200 : request.url === '/post' ? 307 : 302, { location }).end();
  });
  const go = (path: string, options: object = {}) =>
    runCheck(HttpCheck, { instance: { name: 'n', url: address + path, username: 'me', ...options } });
  const methods = () => seen.splice(0).map(({ method, url, body }) => `${method} ${url} ${body}`.trim());
  const [near] = [await go('/start', { method: 'post', data: 'a' }), await go('/post', { method: 'post', data: 'a' })];
  near.assertServiceCheck('http.can_connect', { status: 0 });
  assert.deepEqual(methods(), ['POST /start a', 'GET /end', 'POST /post a', 'POST /end a']);

  (await go('/away', { content_match: 'there' })).assertServiceCheck('http.can_connect', { status: 0 });
  assert.ok(seen[0]?.headers.authorization);
  assert.equal(other.seen[0]?.headers.authorization, undefined);
  assert.match(messageOf(await go('/loop')), /more than 30 redirects/);

  const stay = { allow_redirects: false, http_response_status_code: '302' };
  (await go('/away', stay)).assertServiceCheck('http.can_connect', { status: 0 });
  assert.equal(other.seen.length, 1);
});

test('a page that does not answer, or not to its end, in time is down', async (context) => {
  const clock = new VirtualClock();
  const { address } = await serve(context, (request, response) => {
    if (request.url === '/half') response.write('half', () => void clock.advance(2000));
    else if (request.url === '/cut') response.write('half', () => response.destroy());
    else void clock.advance(2000);
  });
  for (const [path, message] of [
    ['/never', /^timed out after 2000 ms\. Connection failed after 2000 ms$/],
    ['/half', /^timed out after 2000 ms/],
    ['/cut', /Connection failed/],
  ] as const) {
    const result = await runCheck(HttpCheck, { clock, instance: { name: 'n', url: address + path, timeout: 2 } });
    result.assertServiceCheck('http.can_connect', { status: 2 });
    assert.match(messageOf(result), message);
    assert.deepEqual(result.metrics('network.http.response_time'), []);
  }
});

test('what cannot be asked for is refused by key', async () => {
  const cases = [
    [{ url: 'http://a' }, /name: must be a text/],
    [{ name: 'n' }, /url: must be an address/],
    [{ name: 'n', url: 'ftp://a' }, /url: must be an address that begins with http/],
    [{ name: 'n', url: 'http://a', method: 'brew' }, /method: must be one of GET, POST/],
    [{ name: 'n', url: 'http://a', content_match: '(' }, /content_match: is no regular expression/],
    [{ name: 'n', url: 'http://a', timeout: 0 }, /timeout: must be above zero/],
    [{ name: 'n', url: 'http://a', days_warning: -1 }, /days_warning: must not be negative/],
    [{ name: 'n', url: 'http://a', headers: ['a'] }, /headers: must be a map/],
  ] as const;
  for (const [instance, message] of cases) await assert.rejects(runCheck(HttpCheck, { instance }), message);
});

test('conf.yaml.example is valid with every option in use', async () => {
  const text = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8').replaceAll(/^( *)# /gm, '$1');
  const { instances } = parse(text) as { readonly instances: readonly object[] };
  const result = await runCheck(HttpCheck, { instance: { ...instances[0], url: 'http://127.0.0.1:1' } });
  assert.deepEqual(result.configWarnings, []);
  const known = Object.keys(HttpCheck.instanceSchema.shape);
  assert.deepEqual(
    known.filter((key) => !Object.hasOwn(instances[0] ?? {}, key)),
    [],
  );
});
