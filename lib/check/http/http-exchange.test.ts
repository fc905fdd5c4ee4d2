import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { httpExchange } from './http-exchange.ts';

/** Answers with a text, on `/endless` without an end. */
async function serveText(context: TestContext, text: string): Promise<URL> {
  const server = http.createServer((request, response) => {
    response.write(text);
    if (request.url !== '/endless') response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

test('a body beyond its bound is cut, and its end not waited for; one that fills it is whole', async (context) => {
  const url = await serveText(context, 'abcd');
  const ask = async (path: string, maxBodyBytes: number) => {
    const request = { url: new URL(path, url), method: 'GET', headers: new Headers() };
    const options = { timeoutMs: 1000, clock: new VirtualClock(), followRedirects: false, tls: {}, maxBodyBytes };
    const { status, body, isCut } = await httpExchange(request, options);
    return [status, String(body), isCut];
  };
  assert.deepEqual(await ask('/endless', 3), [200, 'abc', true]);
  assert.deepEqual(await ask('/', 3), [200, 'abc', true]);
  assert.deepEqual(await ask('/', 4), [200, 'abcd', false]);
});
