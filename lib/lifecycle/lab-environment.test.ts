import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labEnvironment, placeholderKeys } from './lab-environment.ts';

test('a backend with DogStatsD gives the client variables in the order of the banner', () => {
  const variables = labEnvironment({
    endpoints: { http: 'http://127.0.0.1:8080', dogstatsd: 'udp://127.0.0.1:8125' },
    dataDir: '/data',
    ...placeholderKeys,
  });
  assert.deepEqual(
    variables.map(({ name, value }) => `${name}=${value}`),
    [
      'LABRADOR_URL=http://127.0.0.1:8080',
      'DATADOG_HOST=http://127.0.0.1:8080',
      `DD_API_KEY=${'abad1dea'.repeat(4)}`,
      `DD_APP_KEY=${'abad1dea'.repeat(5)}`,
      'DD_AGENT_HOST=127.0.0.1',
      'DD_DOGSTATSD_PORT=8125',
      'LABRADOR_DATA_DIR=/data',
      'DD_INSTRUMENTATION_TELEMETRY_ENABLED=false',
    ],
  );
});

test('a trace door adds the tracer variables; a door that is not there has none', () => {
  const variables = labEnvironment({
    endpoints: { http: 'http://127.0.0.1:80', traces: 'http://[::1]:8126' },
    dataDir: '/data',
  });
  const byName = Object.fromEntries(variables.map(({ name, value }) => [name, value]));
  assert.equal(byName.LABRADOR_URL, 'http://127.0.0.1:80');
  assert.equal(byName.DD_TRACE_AGENT_URL, 'http://[::1]:8126');
  assert.equal(byName.DD_TRACE_AGENT_PORT, '8126');
  assert.equal(byName.DD_AGENT_HOST, '::1');
  assert.equal(byName.DD_API_KEY, undefined);
  assert.equal(byName.DD_DOGSTATSD_PORT, undefined);
});

test('services that run have their variables; a URL with a password is named by its file', () => {
  const endpoints = {
    employees: 'http://127.0.0.1:8113',
    apm_app: 'http://127.0.0.1:5050',
    mysql: 'mysql://employees@127.0.0.1:3307/employees',
  };
  const variables = labEnvironment({ endpoints, dataDir: '/data' });
  assert.deepEqual(variables.slice(0, 3), [
    { name: 'EMPLOYEES_URL', value: 'http://127.0.0.1:8113' },
    { name: 'APM_APP_URL', value: 'http://127.0.0.1:5050' },
    { name: 'LAB_MYSQL_URL', value: '', file: '/data/mysql/employees.url' },
  ]);
});

test('the placeholder keys have the length of real ones', () => {
  assert.match(placeholderKeys.apiKey, /^[0-9a-f]{32}$/);
  assert.match(placeholderKeys.appKey, /^[0-9a-f]{40}$/);
});
