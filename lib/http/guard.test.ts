import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { createLogger } from '../log/logger.ts';
import { errorResponse } from './error-response.ts';
import { guard } from './guard.ts';

const app = express();
app.use(guard({ allowedHosts: ['lab.example', 'LABRADOR'] }));
app.all('/', (_request, response) => void response.send('served'));
app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));

const hosts: readonly (readonly [string, 200 | 403])[] = [
  ['localhost:8080', 200],
  ['LOCALHOST', 200],
  ['localhost.', 200],
  ['console.localhost:8080', 200],
  ['127.0.0.1:8080', 200],
  ['127.9.9.9', 200],
  ['[::1]:8080', 200],
  ['lab.example:80', 200],
  ['labrador:8080', 200],
  ['evil.example', 403],
  ['127.0.0.1.evil.example', 403],
  ['localhost.evil.example', 403],
  ['notlocalhost', 403],
  ['127.evil', 403],
  ['10.0.0.1:8080', 403],
  ['[::2]', 403],
  ['localhost:8080@evil.example', 403],
  ['evil.example#localhost', 403],
];

for (const [host, status] of hosts) {
  test(`Host ${host}: ${status}`, async () => {
    const { body } = await request(app).get('/').set('Host', host).expect(status);
    if (status === 403) assert.match(body.errors[0], /is not served here.*labrador\.allowed_hosts/);
  });
}

test('the refusal names the setting of the application', async () => {
  const own = express();
  own.use(guard({ allowedHosts: [], setting: 'ALLOWED_HOSTS' }));
  own.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  const { body } = await request(own).get('/').set('Host', 'evil.example').expect(403);
  assert.deepEqual(body.errors, [
    "Host 'evil.example' is not served here; to have it answered, add it to ALLOWED_HOSTS",
  ]);
});

const origins: readonly (readonly [string, string, 200 | 403])[] = [
  ['localhost:8080', 'http://localhost:8080', 200],
  ['lab.example', 'https://lab.example', 200],
  ['localhost:8080', 'http://localhost:9090', 403],
  ['localhost:8080', 'http://127.0.0.1:8080', 403],
  ['localhost:8080', 'http://evil.example', 403],
  ['localhost:8080', 'null', 403],
  ['localhost:8080', 'file://localhost:8080', 403],
  ['localhost:8080', '', 403],
];

for (const [host, origin, status] of origins) {
  test(`Origin ${JSON.stringify(origin)} at ${host}: ${status}, and no CORS`, async () => {
    for (const method of ['get', 'post', 'options'] as const) {
      const response = await request(app)[method]('/').set('Host', host).set('Origin', origin).expect(status);
      assert.equal(response.headers['access-control-allow-origin'], undefined);
    }
  });
}

const fetches: readonly (readonly [string, string, 200 | 403])[] = [
  ['cross-site', 'no-cors', 403],
  ['cross-site', 'cors', 403],
  ['cross-site', 'navigate', 200],
  ['same-origin', 'cors', 200],
  ['none', 'navigate', 200],
];

for (const [site, mode, status] of fetches) {
  test(`a GET that a browser sends ${site}, ${mode}: ${status}`, async () => {
    const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode };
    await request(app).get('/').set(headers).expect(status);
  });
}
