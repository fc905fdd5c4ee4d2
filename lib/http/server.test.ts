import assert from 'node:assert/strict';
import type http from 'node:http';
import { test } from 'node:test';
import { listen } from './server.ts';

const where = { host: '127.0.0.1', port: 0, setting: 'labrador.port' };

test('a taken port is an error that names the port and the setting', async () => {
  const first = await listen((_request, response) => void response.end(), where);
  await assert.rejects(
    listen(() => undefined, { ...where, port: first.port }),
    new RegExp(`127\\.0\\.0\\.1:${first.port}: port ${first.port} is taken; .* set labrador\\.port`),
  );
  await first.close();
});

test('an address that is not here is an error that names bind_host', async () => {
  await assert.rejects(
    listen(() => undefined, { ...where, host: '192.0.2.1' }),
    /192\.0\.2\.1:0: no such address here; set bind_host/,
  );
});

test('an error names the settings of another place', async () => {
  const elsewhere = { ...where, setting: 'PORT', hostSetting: 'HOST', settingsPlace: 'the environment' };
  const first = await listen((_request, response) => void response.end(), elsewhere);
  await assert.rejects(
    listen(() => undefined, { ...elsewhere, port: first.port }),
    /set PORT in the environment/,
  );
  await assert.rejects(
    listen(() => undefined, { ...elsewhere, host: '192.0.2.1' }),
    /set HOST in the environment/,
  );
  await first.close();
});

test('closing lets a request in progress finish, and takes no other', async () => {
  const asked = Promise.withResolvers<http.ServerResponse>();
  const server = await listen((_request, response) => asked.resolve(response), where);
  const answer = fetch(`http://127.0.0.1:${server.port}/`);
  const response = await asked.promise;
  const closed = server.close();
  await assert.rejects(fetch(`http://127.0.0.1:${server.port}/`));
  response.end('finished');
  assert.equal(await (await answer).text(), 'finished');
  await closed;
});

test('a request that never finishes is cut after the grace', async () => {
  const asked = Promise.withResolvers<void>();
  const server = await listen(() => asked.resolve(), where);
  const answer = assert.rejects(fetch(`http://127.0.0.1:${server.port}/`));
  await asked.promise;
  await server.close(1);
  await answer;
});
