import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Packr } from 'msgpackr';
import { MsgpackWriter } from '../msgpack/msgpack-writer.ts';
import { noFacts } from './decoded-traces.ts';
import { plainChunks } from './testing-decoded.ts';
import { TraceDecoder } from './trace-decoder.ts';

const packr = new Packr({ useRecords: false });
const decodeBytes = (bytes: Buffer) => new TraceDecoder().decode('v0.7', 'application/msgpack', bytes);
const decode = (value: unknown) => decodeBytes(packr.pack(value));

test('what a payload and its chunks say besides their spans', () => {
  const decoded = decode({
    container_id: 'c',
    language_name: 'python',
    language_version: '3.13',
    tracer_version: '3',
    runtime_id: 'r',
    chunks: [
      {
        spans: [{ meta: { a: '1', '_dd.p.dm': '-4' }, metrics: { _sampling_priority_v1: 1 } }, { meta: { b: '2' } }],
        priority: -1,
        origin: 'rum',
        tags: { '_dd.p.dm': '-3', '_dd.p.tid': '0000000000000007', '_dd.p.ts': '02' },
        dropped_trace: false,
      },
      { priority: 2, tags: { x: 'y' }, origin: '' },
      { spans: [{}], priority: null, tags: null, origin: null },
    ],
    tags: { image: 'shop' },
    env: 'prod',
    hostname: 'web-1',
    app_version: '2',
  });
  assert.deepEqual(decoded.about, {
    containerId: 'c',
    language: 'python',
    languageVersion: '3.13',
    tracerVersion: '3',
    runtimeId: 'r',
    env: 'prod',
    hostname: 'web-1',
    appVersion: '2',
    tags: [['image', 'shop']],
  });
  assert.deepEqual(plainChunks(decoded), [
    [
      {
        traceHigh: 7n,
        tags: [
          ['a', '1'],
          // Its own, not the chunk's.
          ['_dd.p.dm', '-4'],
          ['_dd.origin', 'rum'],
          ['_dd.p.ts', '02'],
        ],
        numbers: { _sampling_priority_v1: 1 },
        priority: -1,
      },
      { traceHigh: 7n, tags: [['b', '2']], numbers: {}, priority: -1 },
    ],
    [],
    [{ tags: [], numbers: {} }],
  ]);
  assert.equal(decoded.oddValues, 0);
});

test('facts of a wrong type are left out and counted', () => {
  const decoded = decode({
    env: 5,
    tags: { a: 1, b: 'c' },
    chunks: [{ priority: 'x', origin: [], tags: 7 }],
    app_version: null,
  });
  assert.equal(decoded.oddValues, 5);
  assert.deepEqual(decoded.about, { ...noFacts, tags: [['b', 'c']] });
});

test('of duplicate keys the last wins', () => {
  const writer = new MsgpackWriter().map(3);
  const chunk = (name: string) => writer.map(1).text('spans').list(1).map(1).text('name').text(name);
  writer.text('chunks').list(2);
  chunk('a');
  chunk('b');
  writer.text('env').text('x').text('chunks').list(1).map(3);
  writer.text('spans').list(2).map(1).text('meta').map(1).text('k').text('v').map(1).text('error').number(1);
  writer.text('priority').number(2).text('spans').list(1).map(1).text('name').text('c');
  assert.deepEqual(plainChunks(decodeBytes(writer.toBuffer())), [[{ name: 'c', tags: [], numbers: {}, priority: 2 }]]);
});

for (const [payload, words] of [
  [[], /no payload, which is a map$/],
  [null, /no payload, which is a map$/],
  [{ chunks: {} }, /no list of chunks$/],
  [{ chunks: [5] }, /no chunk$/],
  [{ chunks: [{ spans: 5 }] }, /no list of spans$/],
  [{ chunks: [{}, { spans: [{}, 5] }] }, /chunk 1, span 0: .*no span$/],
] as const) {
  test(`what is refused: ${JSON.stringify(payload)}`, () => {
    assert.throws(() => decode(payload), { status: 400, message: words });
  });
}

test('the last number of tags that a chunk may have, and the first that is too much', () => {
  const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));
  const decoded = decode({ chunks: [{ spans: [{}], tags: tags(10_000) }], tags: tags(10_000) });
  assert.deepEqual([decoded.batch.tagKey.length, decoded.about.tags.length], [10_000, 10_000]);
  assert.throws(() => decode({ chunks: [{ tags: tags(10_001) }] }), { status: 413 });
  assert.throws(() => decode({ tags: tags(10_001) }), { status: 413 });
});
