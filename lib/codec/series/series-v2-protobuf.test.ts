import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeSeriesV2Protobuf } from './series-v2-protobuf.ts';

const nowS = 1_760_000_000;
const time = { nowS, metricAge: { pastS: 3600, futureS: 600 } };

/** The encoding of protobuf's documentation: varints, length-delimited fields, little-endian doubles. */
function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}

function integer(field: number, value: number): Buffer {
  return Buffer.concat([varint(BigInt(field * 8)), varint(BigInt(value))]);
}

function bytes(field: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  return Buffer.concat([varint(BigInt(field * 8 + 2)), varint(BigInt(content.length)), content]);
}

function double(field: number, value: number): Buffer {
  const content = Buffer.alloc(8);
  content.writeDoubleLE(value);
  return Buffer.concat([varint(BigInt(field * 8 + 1)), content]);
}

const host = bytes(1, bytes(1, 'host'), bytes(2, 'web-1'));

test('a payload as an Agent writes it: zeros absent, unknown fields passed over', () => {
  const body = Buffer.concat([
    bytes(
      1,
      host,
      bytes(2, 'system.load.1'),
      bytes(3, 'env:lab'),
      bytes(3, 'a'),
      bytes(4, double(1, 0.5), integer(2, nowS)),
      bytes(4, integer(2, nowS - 10)),
      integer(5, 3),
      bytes(6, 'byte'),
      bytes(9, bytes(1, integer(4, 10))),
    ),
    bytes(1, bytes(2, 'hits'), bytes(4, double(1, 7), integer(2, nowS)), integer(5, 1), integer(8, 10)),
    bytes(77, 'from the future'),
  ]);
  const { batch, refusals } = decodeSeriesV2Protobuf(body, time);
  assert.equal(refusals.total, 0);
  assert.deepEqual(batch.contexts, [
    { metric: 'system.load.1', type: 'gauge', host: 'web-1', tags: ['a', 'env:lab'], intervalS: 0 },
    { metric: 'hits', type: 'count', host: '', tags: [], intervalS: 10 },
  ]);
  assert.deepEqual([...batch.contextIndex], [0, 0, 1]);
  assert.deepEqual([...batch.timestampS], [nowS, nowS - 10, nowS]);
  assert.deepEqual([...batch.value], [0.5, 0, 7]);
});

test('what has no number or time is refused by itself', () => {
  const points = [
    bytes(4, double(1, Number.NaN), integer(2, nowS)),
    bytes(4, double(1, 1), integer(2, -5)),
    bytes(4, double(1, 1)),
    bytes(4, double(1, 2), integer(2, nowS)),
  ];
  const { batch, refusals } = decodeSeriesV2Protobuf(bytes(1, bytes(2, 'm'), ...points), time);
  assert.deepEqual([...batch.value], [2]);
  assert.deepEqual(Object.fromEntries(refusals.countByReason), { bad_value: 1, too_old: 2 });
  assert.match(refusals.first[1] ?? '', /timestamp -5 is/);
});

test('no bytes are no series', () => {
  assert.equal(decodeSeriesV2Protobuf(Buffer.alloc(0), time).batch.value.length, 0);
});

for (const [name, body] of [
  ['a field cut off', bytes(1, bytes(2, 'metric')).subarray(0, -1)],
  ['a part longer than its message', bytes(1, Buffer.from([0x12, 0x7f]))],
  ['a varint without end', Buffer.alloc(11, 0xff)],
  ['field 0', Buffer.from([0x00, 0x01])],
  ['a group', Buffer.from([0x0b])],
  ['JSON', Buffer.from('{"series":[]}')],
] as const) {
  test(`${name} is 400`, () => {
    assert.throws(() => decodeSeriesV2Protobuf(body, time), { status: 400, message: /Invalid protobuf at byte \d+/ });
  });
}
