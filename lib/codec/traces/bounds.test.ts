import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MsgpackWriter } from '../msgpack/msgpack-writer.ts';
import { traceLimits } from './limits.ts';
import { plainChunks } from './testing-decoded.ts';
import { TraceDecoder, type TraceVersion } from './trace-decoder.ts';

const small = { spans: 4, chunks: 3, tags: 6, numbers: 5, texts: 7, extras: 8, commonTags: 2 } as const;
const decode = (bytes: Buffer, limits = traceLimits, version: TraceVersion = 'v0.4') =>
  new TraceDecoder(limits).decode(version, 'application/msgpack', bytes);

/** A chunk of so many spans with so many tags, numbers and links each; all texts differ. */
function payload(
  spans: number,
  each: { readonly tags?: number; readonly numbers?: number; readonly links?: number } = {},
) {
  const { tags = 0, numbers = 0, links = 0 } = each;
  const writer = new MsgpackWriter().list(1).list(spans);
  for (let span = 0; span < spans; span++) {
    writer.map(3).text('meta').map(tags);
    for (let i = 0; i < tags; i++) writer.text(`t${i}`).text('');
    writer.text('metrics').map(numbers);
    for (let i = 0; i < numbers; i++) writer.text(`n${i}`).number(1);
    writer.text('span_links').list(links);
    for (let i = 0; i < links; i++) writer.map(1).text('attributes').map(1).text('a').text('b');
  }
  return writer.toBuffer();
}

for (const [what, last, first] of [
  ['spans', payload(4), payload(5)],
  ['tags', payload(2, { tags: 3 }), payload(1, { tags: 7 })],
  ['numbers', payload(1, { numbers: 5 }), payload(3, { numbers: 2 })],
  ['texts', payload(1, { tags: 6, numbers: 1 }), payload(1, { tags: 6, numbers: 2 })],
  ['links, events and attributes', payload(2, { links: 2 }), payload(1, { links: 5 })],
] as const) {
  test(`the last number of ${what} that is taken, and the first that is too much`, () => {
    decode(last, small);
    assert.throws(() => decode(first, small), { status: 413, message: new RegExp(`at most \\d ${what} of traces`) });
  });
}

test('the last number of chunks that is taken, and the first that is too much', () => {
  const chunks = (count: number) => Buffer.from([0x90 + count, ...Array(count).fill(0x90)]);
  assert.equal(decode(chunks(3), small).chunkEnd.length, 3);
  assert.throws(() => decode(chunks(4), small), { status: 413, message: /at most 3 chunks/ });
});

test('the last number of texts in a table that is taken, and the first that is too much', () => {
  const table = (count: number) => {
    const writer = new MsgpackWriter().list(2).list(count);
    for (let i = 0; i < count; i++) writer.text('');
    return writer.list(0).toBuffer();
  };
  decode(table(7), small, 'v0.5');
  assert.throws(() => decode(table(8), small, 'v0.5'), { status: 413, message: /at most 7 texts/ });
});

test('a refused payload leaves nothing behind for the next', () => {
  const decoder = new TraceDecoder(small);
  assert.throws(() => decoder.decode('v0.4', '', payload(5, { tags: 1, links: 1 })));
  assert.throws(() => decoder.decode('v0.4', '', Buffer.from('9191820a', 'hex')));
  const decoded = decoder.decode('v0.4', '', payload(1, { tags: 1 }));
  assert.deepEqual(plainChunks(decoded), [[{ tags: [['t0', '']], numbers: {} }]]);
  assert.deepEqual(decoded.texts, ['', 't0']);
});

test('lengths that are larger than the payload are refused at once', () => {
  for (const hex of [
    'ddffffffff',
    '91ddffffffff',
    '9191dfffffffff',
    '919181a46d657461dfffffffff',
    '919181a76d657472696373dfffffffff',
  ]) {
    assert.throws(() => decode(Buffer.from(hex, 'hex')), { status: 400, message: /but it ends before$/ });
  }
  assert.throws(() => decode(Buffer.from('92ddffffffff', 'hex'), traceLimits, 'v0.5'), { status: 400 });
  for (const hex of ['81a66368756e6b73ddffffffff', '81a474616773dfffffffff']) {
    assert.throws(() => decode(Buffer.from(hex, 'hex'), traceLimits, 'v0.7'), { status: 400 });
  }
  for (const hex of ['810bddffffffff', '8101ddffffffff', '810addffffffff']) {
    assert.throws(() => decode(Buffer.from(hex, 'hex'), traceLimits, 'v1.0'), { status: 400 });
  }
});

test('lists within lists, as many as there are bytes, are stepped over or refused', () => {
  const deep = Buffer.alloc(1_000_000, 0x91);
  deep[deep.length - 1] = 0xc0;
  const unknown = Buffer.concat([Buffer.from('919181a178', 'hex'), deep]);
  assert.deepEqual(plainChunks(decode(unknown)), [[{ tags: [], numbers: {} }]]);
  for (const version of ['v0.4', 'v0.5', 'v0.7', 'v1.0'] as const) {
    assert.throws(() => decode(deep, traceLimits, version), { status: 400 });
  }
});

test('large payloads: columns grow, and are given back afterwards', () => {
  const spans = 70_000;
  const decoder = new TraceDecoder();
  const decoded = decoder.decode('v0.4', '', payload(spans, { tags: 30, numbers: 9 }));
  const { batch } = decoded;
  assert.deepEqual(
    [batch.flags.length, batch.tagKey.length, batch.numberValue.length, decoded.chunkEnd[0]],
    [spans, 30 * spans, 9 * spans, spans],
  );
  assert.equal(batch.texts[batch.tagKey[batch.tagKey.length - 1] as number], 't29');
  assert.equal(batch.tagEnd[spans - 1], 30 * spans);
  const next = decoder.decode('v0.4', '', payload(2, { tags: 2 }));
  assert.deepEqual([...next.batch.tagEnd], [2, 4]);
  // The columns cross threads as they are.
  assert.equal(next.batch.tagKey.buffer.byteLength, 16);
  assert.equal(next.batch.traceLow.buffer.byteLength, 16);
  assert.deepEqual([...next.batch.traceLow], [0n, 0n]);
});
