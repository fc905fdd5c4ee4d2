import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { Packr } from 'msgpackr';
import { HttpError } from '../../http/http-error.ts';
import { MsgpackWriter } from '../msgpack/msgpack-writer.ts';
import { ProtobufWriter } from '../protobuf/protobuf-writer.ts';
import { damaged } from '../testing-batches.ts';
import { decodeAgentStats } from './decode-agent-stats.ts';
import { decodeClientStats } from './decode-client-stats.ts';
import { maxStatsItems } from './stats-source.ts';

const packr = new Packr({ useRecords: false });
const decode = (payload: unknown) => decodeClientStats(packr.pack(payload));
const recorded = readFileSync(path.join(import.meta.dirname, 'recorded/dd-trace-stats.msgpack'));

/** One duration of 1.5 as Go's library writes it: gamma 2, bin 0. */
const oneAndAHalf = new ProtobufWriter()
  .item(1, new ProtobufWriter().double(1, 2))
  .item(2, new ProtobufWriter().packed(2, 'double', [1]))
  .toBuffer();

test('what dd-trace 6.21 sent of a shop', () => {
  const { buckets, refusals, ...facts } = decodeClientStats(recorded);
  assert.match(facts.runtimeId, /^[0-9a-f-]{36}$/);
  assert.deepEqual(
    { ...facts, runtimeId: '' },
    {
      hostname: 'web-1',
      env: 'lab',
      version: '1.2.3',
      language: 'javascript',
      tracerVersion: '6.21.0',
      runtimeId: '',
      service: '',
      containerId: '',
      sequence: 1,
      tags: [],
    },
  );
  assert.equal(refusals.total, 0);
  assert.equal(buckets.length, 1);
  const [bucket] = buckets;
  assert.equal(bucket?.durationNs, 10_000_000_000n);
  assert.equal(bucket?.startNs % 10_000_000_000n, 0n);
  const group = (resource: string) => bucket?.groups.find((each) => each.resource === resource);
  const items = group('GET /items/:id');
  assert.deepEqual(
    [items?.service, items?.name, items?.type, items?.httpStatusCode, items?.hits, items?.topLevelHits, items?.errors],
    ['shop', 'express.request', 'web', 200, 2, 2, 0],
  );
  assert.deepEqual([items?.httpMethod, items?.httpEndpoint, items?.spanKind], ['GET', '/items/:id', 'server']);
  assert.deepEqual([items?.ok.count, items?.error.count, items?.isSynthetics], [2, 0, false]);
  const failed = group('GET /error');
  assert.deepEqual([failed?.hits, failed?.errors, failed?.ok.count, failed?.error.count], [1, 1, 0, 1]);
  for (const { durationNs, ok, error } of bucket?.groups ?? []) {
    assert.ok(Math.abs(ok.sum + error.sum - durationNs) <= 0.0101 * durationNs);
  }
});

test('every field, of a client in Go', () => {
  const { buckets, ...facts } = decode({
    Hostname: 'web-1',
    Env: 'prod',
    Version: '2',
    Stats: [
      {
        Start: 1_760_000_000_000_000_000n,
        Duration: 10_000_000_000n,
        Stats: [
          {
            Service: 'shop',
            Name: 'grpc.server',
            Resource: '/shop.Items/Get',
            HTTPStatusCode: 0,
            Type: 'rpc',
            DBType: 'mysql',
            Hits: 3,
            Errors: 1,
            Duration: 2n ** 40n,
            OkSummary: oneAndAHalf,
            ErrorSummary: oneAndAHalf,
            Synthetics: true,
            TopLevelHits: 2,
            SpanKind: 'server',
            PeerTags: ['db.name:items', 'peer.service:stock'],
            IsTraceRoot: 1,
            GRPCStatusCode: '14',
            HTTPMethod: 'POST',
            HTTPEndpoint: '/items',
          },
        ],
        AgentTimeShift: 0,
      },
    ],
    Lang: 'go',
    TracerVersion: 'v2',
    RuntimeID: 'r',
    Sequence: 7,
    AgentAggregation: '',
    Service: 'shop',
    ContainerID: 'c',
    Tags: ['image:shop'],
    ProcessTags: 'a:b',
  });
  assert.deepEqual(facts, {
    hostname: 'web-1',
    env: 'prod',
    version: '2',
    language: 'go',
    tracerVersion: 'v2',
    runtimeId: 'r',
    service: 'shop',
    containerId: 'c',
    sequence: 7,
    tags: ['image:shop'],
    refusals: { total: 0, countByReason: new Map(), first: [], areMalformed: false },
  });
  const [bucket] = buckets;
  assert.equal(bucket?.startNs, 1_760_000_000_000_000_000n);
  const [only] = bucket?.groups ?? [];
  assert.ok(only);
  const { ok, error, ...group } = only;
  assert.deepEqual(group, {
    service: 'shop',
    name: 'grpc.server',
    resource: '/shop.Items/Get',
    httpStatusCode: 0,
    type: 'rpc',
    dbType: 'mysql',
    hits: 3,
    errors: 1,
    durationNs: 2 ** 40,
    isSynthetics: true,
    topLevelHits: 2,
    spanKind: 'server',
    peerTags: ['db.name:items', 'peer.service:stock'],
    grpcStatusCode: '14',
    httpMethod: 'POST',
    httpEndpoint: '/items',
  });
  // Go rounds down: bin 0 is 1 to 2.
  assert.deepEqual([ok.count, ok.sum, error.count], [1, 4 / 3, 1]);
});

test('absent and nil are the same, and a language that comes last tells how bins are rounded', () => {
  const group = { Service: null, Hits: null, OkSummary: oneAndAHalf, ErrorSummary: null, PeerTags: null };
  const { buckets, refusals } = decode({
    Hostname: null,
    Stats: [{ Stats: [group] }, null],
    Tags: null,
    Lang: 'javascript',
  });
  assert.equal(refusals.total, 0);
  assert.deepEqual(
    buckets.map(({ startNs, groups }) => [startNs, groups.length]),
    [[0n, 1]],
  );
  assert.equal(buckets[0]?.groups[0]?.ok.sum, 2 / 3);
});

test('what is wrong costs only itself and is named', () => {
  const { buckets, hostname, refusals } = decode({
    Hostname: 5,
    Stats: [
      { Start: 'x', Stats: [{ Hits: '3', Service: 'a', OkSummary: Buffer.from('no') }, 4, { Service: 'b', Hits: 1 }] },
      'bucket',
    ],
    Tags: ['a:b', 1],
  });
  assert.equal(hostname, '');
  assert.deepEqual(
    buckets.map(({ groups }) => groups.map(({ service, hits }) => [service, hits])),
    [
      [
        ['a', 0],
        ['b', 1],
      ],
    ],
  );
  assert.equal(refusals.total, 7);
  assert.deepEqual(refusals.first, [
    'Hostname is a number, not a text',
    'Stats[0].Start is a text, not a whole number',
    'Stats[0].Stats[0].Hits is a text, not a number',
    'Stats[0].Stats[1] is a number, not a map',
    'Stats[1] is a text, not a map',
  ]);
});

test('what an Agent sends on has its host and env where a client has none', () => {
  const body = packr.pack({
    Stats: [{ Hostname: 'own', Env: '', Stats: [] }, { Env: 'dev' }],
    AgentHostname: 'agent-1',
    AgentEnv: 'prod',
    AgentVersion: '7.70.0',
    ClientComputed: true,
    SplitPayload: false,
  });
  assert.deepEqual(
    decodeAgentStats(body).map(({ hostname, env }) => [hostname, env]),
    [
      ['own', 'prod'],
      ['agent-1', 'dev'],
    ],
  );
});

test('the last payload that is taken, and the first that is too much', () => {
  const body = (groups: number): Buffer => {
    const writer = new MsgpackWriter().map(1).text('Stats').list(1).map(1).text('Stats').list(groups);
    for (let i = 0; i < groups; i++) writer.map(0);
    return writer.toBuffer();
  };
  assert.equal(decodeClientStats(body(maxStatsItems - 1)).buckets[0]?.groups.length, maxStatsItems - 1);
  assert.throws(() => decodeClientStats(body(maxStatsItems)), { status: 413, message: /at most 50000 buckets/ });
});

test('any bytes are stats or refused', () => {
  const some = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    damaged(recorded.subarray(0, 2000)),
  );
  const refused = (decodeIt: () => unknown): void => {
    try {
      decodeIt();
    } catch (error) {
      assert.ok(error instanceof HttpError && error.status === 400, String(error));
      assert.match(error.message, /^Invalid msgpack at byte \d+: /);
    }
  };
  fc.assert(
    fc.property(some, (bytes) => {
      refused(() => decodeClientStats(bytes));
      refused(() => decodeAgentStats(bytes));
    }),
    { numRuns: 1000 },
  );
});
