import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import zlib from 'node:zlib';
import express, { type Express } from 'express';
import request from 'supertest';
import { createLogger } from '../log/logger.ts';
import { errorResponse } from './error-response.ts';
import { HttpError } from './http-error.ts';
import { createKeyCheck } from './keys.ts';
import { mount } from './mount.ts';
import type { Route } from './route.ts';

interface Deps {
  readonly name: string;
  /** Large bodies are answered then. */
  readonly held?: Promise<void>;
}

const mb = 1024 * 1024;
const bodyLimit = { sent: 100, inflated: 1000 };
const routes: readonly Route<Deps>[] = [
  {
    method: 'post',
    path: '/json',
    keys: 'none',
    bodyLimit,
    handle:
      (deps) =>
      ({ body }, response) =>
        void response.json({ deps: deps.name, body: body ?? null }),
  },
  {
    method: 'post',
    path: '/bytes',
    keys: 'none',
    body: 'bytes',
    bodyLimit,
    handle:
      () =>
      ({ body }, response) =>
        void response.json({ bytes: body.length }),
  },
  {
    method: 'post',
    path: '/large',
    keys: 'none',
    body: 'bytes',
    bodyLimit: { sent: mb, inflated: 100 * mb },
    handle: (deps) => async (_request, response) => {
      await deps.held;
      response.send('served');
    },
  },
  {
    method: 'post',
    path: '/key',
    keys: 'api',
    bodyLimit,
    handle: () => (_request, response) => void response.send('served'),
  },
  {
    method: 'get',
    path: '/refuse',
    keys: 'none',
    handle: () => () => {
      throw new HttpError(404, ['one', 'two']);
    },
  },
  {
    method: 'get',
    path: '/fail',
    keys: 'none',
    handle: () => async () => {
      throw new Error('inside secret');
    },
  },
];

function createTestApp(held?: Promise<void>): { app: Express; statuses: number[] } {
  const app = express();
  const statuses: number[] = [];
  mount(app, routes, {
    deps: { name: 'these deps', ...(held && { held }) },
    keys: createKeyCheck({ apiKey: 'k', keylessFrom: [] }),
  });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: (status) => void statuses.push(status) }));
  return { app, statuses };
}

test('JSON is parsed whatever the content type says, and no body is no value', async () => {
  const { app } = createTestApp();
  for (const type of ['application/json', 'text/json', 'application/x-www-form-urlencoded', 'text/plain']) {
    await request(app)
      .post('/json')
      .set('Content-Type', type)
      .send('{"a":[1]}')
      .expect(200, { deps: 'these deps', body: { a: [1] } });
  }
  await request(app).post('/json').expect(200, { deps: 'these deps', body: null });
});

test('broken JSON is 400 and says where', async () => {
  await request(createTestApp().app)
    .post('/json')
    .send('{"a":\n NaN}')
    .expect(400, { errors: ["Invalid JSON: unexpected 'NaN' at line 2 column 2"] });
});

test('the last byte sent that is allowed, and the first too many', async () => {
  const { app, statuses } = createTestApp();
  await request(app).post('/bytes').send('x'.repeat(100)).expect(200, { bytes: 100 });
  await request(app)
    .post('/bytes')
    .send('x'.repeat(101))
    .expect(413, { errors: ['Payload too large: at most 100 bytes as sent'] });
  assert.deepEqual(statuses, [413]);
});

test('a bomb is 413 before it is unpacked', async () => {
  const bomb = zlib.gzipSync(Buffer.alloc(10_000));
  assert.ok(bomb.length <= 100);
  const call = request(createTestApp().app)
    .post('/bytes')
    .set('Content-Encoding', 'gzip')
    .serialize((body) => body);
  await call
    .send(bomb as unknown as string)
    .expect(413, { errors: ['Payload too large: at most 1000 bytes when decompressed'] });
});

test('keys are asked for before the body is read', async () => {
  await request(createTestApp().app)
    .post('/key')
    .send('x'.repeat(500))
    .expect(403, { errors: ['API key required'] });
});

test('a refusal is answered as it is, a mistake of ours without its inside', async () => {
  const { app, statuses } = createTestApp();
  await request(app)
    .get('/refuse')
    .expect(404, { errors: ['one', 'two'] });
  const { body } = await request(app).get('/fail').expect(500);
  assert.doesNotMatch(JSON.stringify(body), /secret/);
  assert.deepEqual(statuses, [404, 500]);
});

test('a client that goes away within its body is no mistake of ours', async () => {
  const { app, statuses } = createTestApp();
  const answered = Promise.withResolvers<void>();
  const server = http.createServer((incoming, response) => {
    response.on('close', () => setImmediate(answered.resolve));
    app(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = http.request({ port, method: 'POST', path: '/json', headers: { 'Content-Length': 50 } });
  client.on('error', () => undefined);
  client.write('{', () => client.destroy());
  await answered.promise;
  await new Promise((resolve) => server.close(resolve));
  assert.deepEqual(statuses, [400]);
});

test('bodies that inflate hold what they may become before they do: no more are in memory than the budget has', async (t) => {
  const held = Promise.withResolvers<void>();
  const { app, statuses } = createTestApp(held.promise);
  const server = app.listen(0, '127.0.0.1');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const send = (inflatedBytes: number): Promise<number> =>
    fetch(`http://127.0.0.1:${port}/large`, {
      method: 'POST',
      headers: { 'Content-Encoding': 'gzip' },
      body: zlib.gzipSync(Buffer.alloc(inflatedBytes)),
    }).then(({ status }) => status);
  // Of 256 MB two leave less than the third may become.
  const large = Array.from({ length: 6 }, () => send(90 * mb));
  while (statuses.length < 4) await new Promise(setImmediate);
  // One past its limit would be 413, had it been inflated.
  assert.equal(await send(101 * mb), 429);
  held.resolve();
  assert.deepEqual((await Promise.all(large)).sort(), [200, 200, 429, 429, 429, 429]);
  // Small ones do not stand in each other's way, and everything has been given back.
  const small = Array.from({ length: 40 }, () => send(1000));
  assert.deepEqual(new Set(await Promise.all(small)), new Set([200]));
});

test('errors are written in the form of the row, those of keys and bodies too', async () => {
  const app = express();
  const row = { method: 'post', path: '/', keys: 'api', errorForm: 'json-api', handle: () => () => undefined } as const;
  mount(app, [row], { deps: {}, keys: createKeyCheck({ apiKey: 'k', keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  const detail = 'API key required';
  await request(app)
    .post('/')
    .expect(403, { errors: [{ status: '403', title: 'Forbidden', detail }] });
  const broken = await request(app).post('/').set('DD-API-KEY', 'k').type('json').send('{').expect(400);
  assert.match(broken.body.errors[0].detail, /Invalid JSON/);
});
