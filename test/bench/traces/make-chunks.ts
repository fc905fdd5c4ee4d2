import type { TestChunk, TestSpan } from '../../../lib/codec/traces/testing-spans.ts';

/** How many spans each chunk has. */
export const spansPerChunk = 6;

/**
 * Chunks as dd-trace-js writes them of a web application over a database: a request, its middleware, a call of another
 * service and two queries, six spans each; a hundred routes, and URLs and statements of which a part never comes again.
 */
export function makeChunks(count: number): TestChunk[] {
  return Array.from({ length: count }, (_, i) => ({ spans: chunk(i) }));
}

function chunk(i: number): TestSpan[] {
  const traceId = 0x5a3d_0000_0000_0000n + BigInt(i) * 7_919n;
  const route = `/api/resource-${i % 100}/:id`;
  const url = `http://localhost:8113/api/resource-${i % 100}/${i}`;
  const startNs = 1_760_000_000_000_000_000n + BigInt(i) * 1_000_000n;
  const span = (n: number, parent: number, differs: Partial<TestSpan>): TestSpan => ({
    type: 'web',
    traceId,
    spanId: traceId + BigInt(n),
    parentId: parent < 0 ? 0n : traceId + BigInt(parent),
    name: 'express.middleware',
    resource: 'middleware',
    service: 'employees',
    error: 0,
    startNs: startNs + BigInt(n) * 10_000n,
    durationNs: BigInt(1_000_000 - n * 150_000 + (i % 1000) * 100),
    ...differs,
    meta: { ...common, ...differs.meta },
    metrics: { process_id: 4242, ...differs.metrics },
  });
  return [
    span(0, -1, {
      name: 'express.request',
      resource: `GET ${route}`,
      meta: { ...first, ...web, 'http.url': url, 'http.route': route, 'http.endpoint': route },
      metrics: { _sampling_priority_v1: 1, '_dd.agent_psr': 1, '_dd.top_level': 1, '_dd.measured': 1 },
    }),
    span(1, 0, { resource: 'jsonParser', meta: { component: 'express' } }),
    span(2, 0, { resource: 'handle', meta: { component: 'express' } }),
    span(3, 2, {
      type: 'http',
      name: 'http.request',
      resource: 'GET',
      meta: { ...outgoing, 'http.url': `http://127.0.0.1:5050/api/${i % 100}` },
      metrics: { 'network.destination.port': 5050, '_dd.measured': 1 },
    }),
    span(4, 2, query(`SELECT * FROM employees WHERE id = ${i}`)),
    span(5, 2, query('SELECT count(*) FROM employees')),
  ];
}

const common = {
  env: 'lab',
  version: '1.2.3',
  language: 'javascript',
  'runtime-id': '3b2f7a10-6f0e-4d6c-9d2f-0c8f3a1c2b5d',
};

const first = {
  '_dd.p.tid': '68e67d0000000000',
  '_dd.p.dm': '-0',
  '_dd.tags.process': 'entrypoint.name:main,entrypoint.type:script,entrypoint.workdir:app',
};

const web = {
  component: 'express',
  'span.kind': 'server',
  'http.method': 'GET',
  'http.status_code': '200',
  'http.useragent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36',
  '_dd.integration': 'express',
};

const outgoing = {
  component: 'http',
  'span.kind': 'client',
  'http.method': 'GET',
  'http.status_code': '200',
  'out.host': '127.0.0.1',
  '_dd.base_service': 'employees',
  '_dd.integration': 'http',
};

function query(statement: string): Partial<TestSpan> {
  return {
    type: 'sql',
    name: 'mysql.query',
    resource: statement,
    service: 'employees-mysql',
    meta: {
      component: 'mysql2',
      'span.kind': 'client',
      'db.type': 'mysql',
      'db.user': 'employees',
      'db.name': 'employees',
      'out.host': '127.0.0.1',
      '_dd.base_service': 'employees',
      '_dd.integration': 'mysql2',
    },
    metrics: { 'network.destination.port': 3307, '_dd.measured': 1 },
  };
}
