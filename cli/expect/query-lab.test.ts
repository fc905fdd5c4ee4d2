import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { queryLab } from './query-lab.ts';

/** A server that gives one answer; `requests` is what it was asked. */
async function serve(context: TestContext, status: number, body: string) {
  const requests: http.IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request);
    response.writeHead(status).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const ask = { query: 'avg:m{a:b c}', fromS: 1, toS: 2 };
const lab = { keys: {}, timeoutMs: 5000 };

test('the query, the window and the keys are sent as Datadog has them', async (context) => {
  const { url, requests } = await serve(context, 200, '{"series":[]}');
  const answer = await queryLab({ ...lab, url, keys: { api: 'one', app: 'two' } }, ask);
  assert.equal(answer.kind, 'data');
  const [request] = requests;
  const target = new URL(request?.url ?? '', url);
  assert.equal(target.pathname, '/api/v1/query');
  assert.deepEqual(Object.fromEntries(target.searchParams), { from: '1', to: '2', query: 'avg:m{a:b c}' });
  assert.equal(request?.headers['dd-api-key'], 'one');
  assert.equal(request?.headers['dd-application-key'], 'two');
  await queryLab({ ...lab, url }, ask);
  assert.equal(requests[1]?.headers['dd-api-key'], undefined);
});

test('a refusal carries its errors, or what else was answered', async (context) => {
  const refused = await serve(context, 400, '{"errors":["no such function","really"]}');
  assert.deepEqual(await queryLab({ ...lab, url: refused.url }, ask), {
    kind: 'refused',
    status: 400,
    errors: 'no such function; really',
  });
  const generic = await serve(
    context,
    422,
    '{"errors":[{"title":"Generic Error","detail":"no such"},{"title":"Other"}]}',
  );
  assert.deepEqual(await queryLab({ ...lab, url: generic.url }, ask), {
    kind: 'refused',
    status: 422,
    errors: 'no such; Other',
  });
  const other = await serve(context, 200, '<html>');
  assert.deepEqual(await queryLab({ ...lab, url: other.url }, ask), { kind: 'refused', status: 200, errors: '<html>' });
});

test('nobody there is told with the reason', async (context) => {
  const { url } = await serve(context, 200, '');
  const answer = await queryLab({ ...lab, url: url.replace(/:\d+$/, ':1') }, ask);
  assert.equal(answer.kind, 'unreachable');
});
