import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestSpan } from '../../../../../lib/codec/traces/testing-spans.ts';
import { makePipeline, nodejs, span } from './testing-pipeline.ts';

type Tags = Readonly<Record<string, string>>;

/** A span as sent → its resource and tags as stored. */
const rows: readonly (readonly [sent: Partial<TestSpan>, resource: string, tags: Tags])[] = [
  [
    { type: 'sql', resource: "SELECT * FROM t WHERE a = 'x' -- c", meta: { 'db.type': 'mysql' } },
    'SELECT * FROM t WHERE a = ?',
    { 'db.type': 'mysql', 'sql.query': 'SELECT * FROM t WHERE a = ?' },
  ],
  [
    {
      type: 'sql',
      resource: 'SELECT 1',
      meta: { 'sql.query': 'SELECT 2', 'db.statement': 'SELECT 1', 'db.query.text': 'x' },
    },
    'SELECT ?',
    { 'sql.query': 'SELECT ?', 'db.statement': 'SELECT ?', 'db.query.text': 'SELECT ?' },
  ],
  [
    { type: 'sql', resource: "SELECT a ?| array['b']", meta: { 'db.type': 'postgres' } },
    'SELECT a ?| array [ ? ]',
    { 'db.type': 'postgres', 'sql.query': 'SELECT a ?| array [ ? ]' },
  ],
  [{ type: 'cassandra', resource: 'SELECT 1' }, 'SELECT ?', { 'sql.query': 'SELECT ?' }],
  [{ type: 'sql', resource: "SELECT '" }, 'Non-parsable SQL query', { 'sql.query': 'Non-parsable SQL query' }],
  [{ type: 'sql', resource: '', name: 'mysql.connect' }, 'mysql.connect', { 'sql.query': 'mysql.connect' }],
  [
    { type: 'web', resource: "SELECT 'x'", meta: { 'sql.query': "SELECT 'x'" } },
    "SELECT 'x'",
    { 'sql.query': "SELECT 'x'" },
  ],
  [
    { type: 'redis', resource: 'get a\nset b', meta: { 'redis.raw_command': 'SET k v' } },
    'GET SET',
    { 'redis.raw_command': 'SET k ?' },
  ],
  [
    { type: 'valkey', resource: 'set', meta: { 'valkey.raw_command': 'SET k v' } },
    'SET',
    { 'valkey.raw_command': 'SET k ?' },
  ],
  [{ type: 'web', meta: { 'redis.raw_command': 'SET k v' } }, 'GET /cart', { 'redis.raw_command': 'SET k v' }],
  [
    { type: 'memcached', resource: 'set', meta: { 'memcached.command': 'set k 0 0 1\r\nv', a: 'b' } },
    'set',
    { a: 'b' },
  ],
  [{ type: 'web', meta: { 'memcached.command': 'set k' } }, 'GET /cart', { 'memcached.command': 'set k' }],
  [
    { type: 'mongodb', resource: 'find users', meta: { 'mongodb.query': '{"name": "x"}' } },
    'find users',
    { 'mongodb.query': '{"name":"?"}' },
  ],
  [
    { type: 'elasticsearch', meta: { 'elasticsearch.body': '{"a": 1}' } },
    'GET /cart',
    { 'elasticsearch.body': '{"a":"?"}' },
  ],
  [{ type: 'opensearch', meta: { 'opensearch.body': '{"a": 1}' } }, 'GET /cart', { 'opensearch.body': '{"a":"?"}' }],
  [{ type: 'http', meta: { 'http.url': 'http://u:p@h/a/1?q=2' } }, 'GET /cart', { 'http.url': 'http://h/a/1?q=2' }],
  [{ type: 'custom', meta: { 'http.url': 'http://u:p@h/' } }, 'GET /cart', { 'http.url': 'http://u:p@h/' }],
  [
    { meta: { card: '4111 1111 1111 1111', _card: '4111111111111111', version: '4111111111111111', n: '41' } },
    'GET /cart',
    { card: '?', _card: '4111111111111111', version: '4111111111111111', n: '41' },
  ],
];

for (const [sent, resource, tags] of rows) {
  test(`${sent.type ?? 'card'}: ${sent.resource ?? Object.values(sent.meta ?? {})[0]}`, () => {
    const [got] = makePipeline().send([[span(sent)]]);
    assert.equal(got?.resource, resource);
    assert.deepEqual(got?.tags, Object.entries(tags));
  });
}

test('a statement that cannot be read is counted', () => {
  const { send, counted } = makePipeline();
  send([[span({ type: 'sql', resource: "SELECT '" }), span({ spanId: 2n, type: 'sql', resource: "SELECT '" })]]);
  assert.deepEqual(counted(), { 'traces.mended.sql_non_parsable': 2 });
});

test('a long statement is cut as a resource, and less as a tag', () => {
  const columns = Array.from({ length: 4000 }, (_, at) => `c${at}`).join(', ');
  const [got] = makePipeline().send([[span({ type: 'sql', resource: `SELECT ${columns}` })]]);
  assert.equal(String(got?.resource).length, 5000);
  assert.equal(Object.fromEntries(got?.tags as [string, string][])['sql.query']?.length, 25_003);
});

test('what was in a statement is nowhere in the batch, unless another tag has it', () => {
  const { pipeline, decode } = makePipeline();
  const secret = (id: bigint) => `SELECT * FROM t WHERE secret = 's${id}'`;
  const sql = (spanId: bigint, meta: Tags = {}) => span({ type: 'sql', spanId, resource: secret(spanId), meta });
  const { texts } = pipeline.process(
    decode([
      {
        spans: [
          sql(1n),
          sql(2n, { 'sql.query': secret(2n), 'db.statement': secret(2n) }),
          sql(3n, { note: secret(3n) }),
        ],
      },
    ]),
    nodejs,
  );
  assert.deepEqual(
    texts.filter((text) => text.includes('secret = ')).sort(),
    ['SELECT * FROM t WHERE secret = ?', secret(3n)].sort(),
  );
});
