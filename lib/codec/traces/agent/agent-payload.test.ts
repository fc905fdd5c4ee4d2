import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProtobufWriter } from '../../protobuf/protobuf-writer.ts';
import { noFacts } from '../decoded-traces.ts';
import { traceLimits } from '../limits.ts';
import { plainChunks } from '../testing-decoded.ts';
import { TraceDecoder } from '../trace-decoder.ts';
import { encodeAgentPayload } from './testing-encode-agent.ts';
import { encodeIdxAgentPayload } from './testing-encode-idx.ts';

const decoder = new TraceDecoder();

test('one result for each tracer, with the host and env of the Agent where it has none', () => {
  const chunks = (service: string) => [{ spans: [{ spanId: 1n, service }] }];
  const bytes = encodeAgentPayload(
    [
      { chunks: chunks('a'), facts: { language: 'go' } },
      { chunks: chunks('b'), facts: { env: 'dev', hostname: 'web-2' } },
      { chunks: [] },
    ],
    { hostname: 'agent-1', env: 'prod' },
  );
  const idx = encodeIdxAgentPayload({ chunks: chunks('c') });
  const decoded = decoder.decodeAgentPayload(Buffer.concat([bytes, idx.subarray(7)]));
  assert.deepEqual(
    decoded.map(({ about }) => about),
    [
      { ...noFacts, language: 'go', hostname: 'agent-1', env: 'prod' },
      { ...noFacts, hostname: 'web-2', env: 'dev' },
      { ...noFacts, hostname: 'agent-1', env: 'prod' },
      { ...noFacts, hostname: 'agent-1', env: 'prod' },
    ],
  );
  assert.deepEqual(
    decoded.map((each) => plainChunks(each).flat()[0]?.service),
    ['a', 'b', undefined, 'c'],
  );
});

test('bytes as protobuf has them, by hand: a priority of 0 is not written, unknown fields are skipped', () => {
  const hex = [
    '0a0161', // hostName "a"
    '2a18', // a tracer, 24 bytes
    '1202676f', // language "go"
    '3212', // a chunk, 18 bytes
    '1a0e', // a span, 14 bytes
    '0a0173', // service "s"
    '20ffffffffffffffffff01', // traceID 2^64 - 1
    '2801', // droppedTrace
    '380a', // agentVersion as a number, which it is not
  ];
  const [only, ...others] = decoder.decodeAgentPayload(Buffer.from(hex.join(''), 'hex'));
  assert.deepEqual(others, []);
  assert.equal(only?.about.hostname, 'a');
  assert.deepEqual(only && plainChunks(only), [
    [{ service: 's', traceLow: 2n ** 64n - 1n, tags: [], numbers: {}, priority: 0 }],
  ]);
});

test('fields of another encoding than theirs are as if absent', () => {
  const span = new ProtobufWriter()
    .integer(1, 5)
    .text(5, 'id')
    .text(7, 'start')
    .integer(10, 3)
    .integer(14, 1)
    .text(9, 'x');
  const tracer = new ProtobufWriter()
    .item(6, new ProtobufWriter().text(1, 'x').item(3, span))
    .integer(6, 1)
    .integer(8, 1);
  const [only] = decoder.decodeAgentPayload(
    new ProtobufWriter().item(5, tracer).integer(5, 1).integer(1, 7).toBuffer(),
  );
  assert.deepEqual(only && plainChunks(only), [[{ tags: [], numbers: {} }]]);
  assert.equal(only?.oddValues, 0);
});

test('no bytes are no tracers', () => {
  assert.deepEqual(decoder.decodeAgentPayload(Buffer.alloc(0)), []);
});

test('the last number of tracers that is taken, and the first that is too much', () => {
  const tracers = (count: number) => Buffer.from('2a00'.repeat(count), 'hex');
  assert.equal(decoder.decodeAgentPayload(tracers(10_000)).length, 10_000);
  assert.throws(() => decoder.decodeAgentPayload(tracers(10_001)), { status: 413 });
});

test('all tracers together may have what one may', () => {
  const small = new TraceDecoder({ ...traceLimits, spans: 3 });
  const tracer = (spans: number) => ({ chunks: [{ spans: Array(spans).fill({ spanId: 1n }) }] });
  assert.equal(small.decodeAgentPayload(encodeAgentPayload([tracer(1), tracer(2)])).length, 2);
  assert.throws(() => small.decodeAgentPayload(encodeAgentPayload([tracer(2), tracer(2)])), {
    status: 413,
    message: /at most 3 spans/,
  });
});
