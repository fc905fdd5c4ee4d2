import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { unseenMetric } from './unseen-metric.ts';

/** A lab that has seen these metrics, or a server that knows no such paths. */
async function serve(context: TestContext, seen: readonly string[] | 'no paths') {
  const server = http.createServer((request, response) => {
    const [, name] = /^\/labrador\/api\/metrics\/(.+)$/.exec(request.url ?? '') ?? [];
    if (seen === 'no paths') response.writeHead(404).end('{"errors":["Not found"]}');
    else if (name === undefined)
      response.end(JSON.stringify({ metrics: seen.map((metric) => ({ metric })), total: seen.length }));
    else if (seen.includes(name)) response.end(JSON.stringify({ metric: name }));
    else response.writeHead(404).end(JSON.stringify({ errors: [`Metric '${name}' was never seen`] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (query: string) => unseenMetric({ url, keys: {}, timeoutMs: 5000 }, query);
}

test('a metric that never came is told, with the nearest that did', async (context) => {
  const ask = await serve(context, ['coffee.cups', 'system.load.1']);
  assert.deepEqual(await ask('avg:cofee.cups{*} by {room}'), { name: 'cofee.cups', nearest: 'coffee.cups' });
  assert.deepEqual(await ask('tea.leaves{*}'), { name: 'tea.leaves' });
  assert.equal(await ask('avg:coffee.cups{room:none}'), undefined);
});

test('where it cannot be known nothing is told', async (context) => {
  assert.equal(await (await serve(context, 'no paths'))('avg:x{*}'), undefined);
  assert.equal(await (await serve(context, []))('nonsense('), undefined);
});
