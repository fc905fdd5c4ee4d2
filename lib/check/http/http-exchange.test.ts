import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
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

test('an answer that cannot be used is an error at once, and its connection is closed', async (context) => {
  const errorOf = async (head: string): Promise<string> => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.write(`${head}\r\n\r\n${'x'.repeat(1e6)}`));
    });
    context.after(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const connected = once(server, 'connection') as Promise<[net.Socket]>;
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const request = { url, method: 'GET', headers: new Headers() };
    const options = { timeoutMs: 1000, clock: new VirtualClock(), followRedirects: true, tls: {}, maxBodyBytes: 10 };
    const [error] = await Promise.all([
      httpExchange(request, options).then(
        ({ status }) => assert.fail(String(status)),
        (reason: Error) => reason.message,
      ),
      connected.then(([socket]) => new Promise((resolve) => socket.once('close', resolve))),
    ]);
    return error;
  };
  assert.match(
    await errorOf('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x'),
    /another protocol/,
  );
  assert.match(await errorOf('HTTP/1.1 302 Found\r\nLocation: ftp://127.0.0.1/'), /ftp:, which is not followed/);
  assert.match(await errorOf('HTTP/1.1 302 Found\r\nLocation: http://['), /Invalid URL/);
});
