import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GivenSpan } from '../../services/backend/store/spans/span-batch.ts';
import { labrador } from '../harness/labrador.ts';
import { serveSpans } from '../harness/serve-spans.ts';

/** Three requests of a service, a second apart, and one of another that is too old to count. */
function spans(nowNs: bigint): GivenSpan[] {
  const request = (resource: string, secondsAgo: bigint, more: GivenSpan = {}): GivenSpan => ({
    traceId: 1n + secondsAgo,
    spanId: 1n + secondsAgo,
    startNs: nowNs - secondsAgo * 1_000_000_000n,
    durationNs: 1_500_000n,
    service: 'employees',
    resource,
    env: 'lab',
    isTopLevel: true,
    ...more,
  });
  return [
    request('GET /employees', 3n),
    request('GET /employees', 2n, { isError: true }),
    request('POST /employees', 1n),
    ...['query', 'handle', 'handle', 'handle'].map((name) => request(name, 1n, { isTopLevel: false })),
    request('GET /', 301n, { service: 'apm-app' }),
  ];
}

test('expect --spans: holds, fails with what came, refuses', async (t) => {
  const env = { LABRADOR_URL: await serveSpans(t, spans) };
  const expect = (search: string, condition: string) =>
    labrador(['expect', '--spans', search, condition, '--within', '0s'], { env });

  const holds = await expect('service:employees resource_name:"GET /employees"', '>= 1');
  assert.deepEqual(holds, {
    status: 0,
    stdout: 'service:employees resource_name:"GET /employees" >= 1: holds\n  2 spans in the past 5 minutes\n',
    stderr: '',
  });

  const few = await expect('service:employees status:error', '>= 2');
  assert.equal(few.status, 1);
  assert.equal(
    few.stdout,
    `service:employees status:error >= 2: does not hold within 0s
  1 span in the past 5 minutes
  the newest of them:
    2025-12-31T23:59:58.000Z employees  GET /employees  error 1.5 ms
`,
  );

  const misspelt = await expect('service:employees resource_name:"GET /employes"', '>= 1');
  assert.equal(misspelt.status, 1);
  assert.equal(
    misspelt.stdout,
    `service:employees resource_name:"GET /employes" >= 1: does not hold within 0s
  0 spans in the past 5 minutes
  what came of service:employees in the past 5 minutes, by service and resource_name, entry spans first:
    2  employees  GET /employees
    1  employees  POST /employees
    3  employees  handle
    1  employees  query
`,
  );

  const other = await expect('service:apm-app', '> 0');
  assert.match(
    other.stdout,
    /\n {2}what came in the past 5 minutes, by service and resource_name, entry spans first:\n {4}2 {2}employees /,
  );

  const unknown = await expect('servce:employees resource:"GET /" OR @http.method:GET', '> 0');
  assert.match(
    unknown.stdout,
    /minutes\n {2}no span has `servce`; did you mean `service`\?\n {2}no span has `resource`; did you mean `resource_name`\?\n {2}no span has `@http\.method`\n {2}what came/,
  );

  const none = await expect('service:apm-app', '== 0');
  assert.equal(none.status, 0);

  const refused = await expect('service:', '> 0');
  assert.equal(refused.status, 2);
  assert.match(
    refused.stderr,
    /^labrador expect: service: at http:.*expected a value directly after 'service:'.*\(status 422\)\n$/,
  );
});
