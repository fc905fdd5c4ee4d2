import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { runCheck, VirtualClock } from 'labrador/check/testing';
import HttpCheck from './check.ts';
import { fileOf, serve } from './testing/serve.ts';

const certificate = 'certificate.pem';
const endMs = Date.UTC(2100, 0, 1);
const dayMs = 86_400_000;
const trusted = { tls_ca_cert: fileOf(certificate) };

test('the time left of a certificate is ok, a warning or critical by its thresholds', async (context) => {
  const { address } = await serve(context, (_request, response) => void response.end(), { certificate });
  const cases: [number, object, number][] = [
    [14 * dayMs, {}, 0],
    [14 * dayMs - 1, {}, 1],
    [7 * dayMs, {}, 1],
    [7 * dayMs - 1, {}, 2],
    [-1, {}, 2],
    [7 * dayMs - 1, { days_warning: 5, days_critical: 3 }, 0],
    [9_999, { seconds_warning: 10, seconds_critical: 5 }, 1],
    [4_999, { seconds_warning: 10, seconds_critical: 5 }, 2],
  ];
  for (const [leftMs, options, status] of cases) {
    const clock = new VirtualClock(endMs - leftMs);
    const instance = { name: 'n', url: address, tls_verify: true, ...trusted, ...options };
    const result = await runCheck(HttpCheck, { clock, instance });
    const tags = [`url:${address}`, 'instance:n'];
    result.assertServiceCheck('http.can_connect', { status: 0, tags });
    result.assertServiceCheck('http.ssl_cert', { status: status as 0 | 1 | 2, tags, count: 1 });
    result.assertMetric('http.ssl.seconds_left', { value: leftMs / 1000, type: 'gauge', tags, count: 1 });
    result.assertMetric('http.ssl.days_left', { value: Math.floor(leftMs / dayMs), type: 'gauge', tags, count: 1 });
    for (const name of ['response_time', 'can_connect', 'cant_connect']) result.assertMetric(`network.http.${name}`);
    result.assertAllMetricsCovered();
    result.assertMetadata(new URL('metadata.csv', import.meta.url));
  }
});

test('a certificate that nobody trusts ends the connection only where it is to be verified', async (context) => {
  const { address } = await serve(context, (_request, response) => void response.end(), { certificate });
  const cases: [object, 0 | 2, 0 | 3][] = [
    [{}, 0, 3],
    [{ tls_verify: true }, 2, 3],
    [{ disable_ssl_validation: false }, 2, 3],
    [{ disable_ssl_validation: false, tls_verify: false }, 0, 3],
    [{ tls_verify: false }, 0, 3],
    [{ tls_verify: false, tls_retrieve_non_validated_cert: true }, 0, 0],
    [trusted, 0, 0],
    [{ ...trusted, tls_verify: true }, 0, 0],
    [{ ...trusted, tls_verify: true, tls_ca_cert: '/no/such/file' }, 2, 3],
  ];
  for (const [options, page, ssl] of cases) {
    const result = await runCheck(HttpCheck, { instance: { name: 'n', url: address, ...options } });
    result.assertServiceCheck('http.can_connect', { status: page });
    result.assertServiceCheck('http.ssl_cert', { status: ssl });
    assert.equal(result.metrics('http.ssl.days_left').length, ssl === 0 ? 1 : 0);
  }
  const off = { name: 'n', url: address, check_certificate_expiration: false };
  assert.deepEqual((await runCheck(HttpCheck, { instance: off })).serviceChecks('http.ssl_cert'), []);
});

test('the certificate has to be that of the host, unless that is not checked', async (context) => {
  const { address } = await serve(context, (_request, response) => void response.end(), { certificate });
  // Another address of this machine by another name of it: the certificate is for 127.0.0.1 and localhost.
  const url = address.replace('127.0.0.1', '[::ffff:127.0.0.1]');
  const look = (options: object) =>
    runCheck(HttpCheck, { instance: { name: 'n', url, tls_verify: true, ...trusted, ...options } });
  const strict = await look({});
  strict.assertServiceCheck('http.can_connect', { status: 2 });
  strict.assertServiceCheck('http.ssl_cert', { status: 3 });
  const lax = await look({ check_hostname: false });
  lax.assertServiceCheck('http.can_connect', { status: 0 });
  lax.assertServiceCheck('http.ssl_cert', { status: 0 });
});

test('a certificate past its end is critical with no time left', async (context) => {
  const expired = 'expired-certificate.pem';
  const { address } = await serve(context, (_request, response) => void response.end(), { certificate: expired });
  const instance = { name: 'n', url: address, tls_ca_cert: fileOf(expired) };
  const result = await runCheck(HttpCheck, { instance });
  result.assertServiceCheck('http.can_connect', { status: 0 });
  result.assertServiceCheck('http.ssl_cert', { status: 2, message: 'certificate has expired' });
  result.assertMetric('http.ssl.days_left', { value: 0 });
  result.assertMetric('http.ssl.seconds_left', { value: 0 });
  const strict = await runCheck(HttpCheck, { instance: { ...instance, tls_verify: true } });
  strict.assertServiceCheck('http.can_connect', { status: 2 });
});

test('a server that wants to know the client is shown its certificate', async (context) => {
  const ca = readFileSync(fileOf(certificate));
  const tls = { certificate, ca, requestCert: true, rejectUnauthorized: true };
  const { address } = await serve(context, (_request, response) => void response.end(), tls);
  const instance = { name: 'n', url: address, ...trusted };
  (await runCheck(HttpCheck, { instance })).assertServiceCheck('http.can_connect', { status: 2 });
  const known = { ...instance, tls_cert: fileOf(certificate), tls_private_key: fileOf('key.pem') };
  const result = await runCheck(HttpCheck, { instance: known });
  result.assertServiceCheck('http.can_connect', { status: 0 });
  result.assertServiceCheck('http.ssl_cert', { status: 0 });
});

test('a server that begins no TLS is given up in time', async (context) => {
  const clock = new VirtualClock();
  const server = createServer((socket) => {
    socket.on('error', () => {});
    void clock.advance(2000);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  const instance = { name: 'n', url: `https://127.0.0.1:${address.port}`, timeout: 2 };
  const result = await runCheck(HttpCheck, { clock, instance });
  result.assertServiceCheck('http.can_connect', { status: 2 });
  result.assertServiceCheck('http.ssl_cert', { status: 3, message: 'timed out after 2000 ms' });
});
