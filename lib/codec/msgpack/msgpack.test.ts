import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Packr, Unpackr } from 'msgpackr';
import { HttpError } from '../../http/http-error.ts';
import { MsgpackReader } from './msgpack-reader.ts';
import { MsgpackWriter } from './msgpack-writer.ts';

const packr = new Packr({ useRecords: false });
const unpackr = new Unpackr({ useRecords: false });
const readerOf = (hex: string) => new MsgpackReader(Buffer.from(hex, 'hex'));

const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
    fc.double(),
    fc.string({ unit: 'grapheme' }),
    fc.nat({ max: 70_000 }).map((length) => 'x'.repeat(length)),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 20 }),
  ),
})).value;

test('any value of msgpackr is stepped over to its end, and no further', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const reader = new MsgpackReader(Buffer.concat([packr.pack(value), Buffer.from([7])]));
      reader.skip();
      assert.equal(reader.number(), 7);
      assert.ok(reader.isAtEnd);
    }),
  );
});

test('any number of msgpackr is read, as a number and with all digits', () => {
  const anyNumber = fc.oneof(
    fc.integer({ min: -300, max: 300 }),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.float(),
    fc.double(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
  );
  fc.assert(
    // It writes minus zero as 0.
    fc.property(
      anyNumber.filter((value) => !Object.is(value, -0)),
      (value) => {
        const bytes = packr.pack(value);
        const reader = new MsgpackReader(bytes);
        assert.ok(reader.isNumber());
        assert.equal(reader.number(), Number(value));
        assert.ok(reader.isAtEnd);
        const isWhole = typeof value === 'bigint' || Number.isFinite(value);
        const whole = typeof value === 'bigint' ? value : isWhole ? BigInt(Math.trunc(value)) : undefined;
        assert.equal(new MsgpackReader(bytes).bigint(), whole);
        const column = new BigUint64Array(2);
        const fits = whole !== undefined && whole >= -(2n ** 63n) && whole < 2n ** 64n;
        assert.equal(new MsgpackReader(bytes).int64(new Uint32Array(column.buffer), 1), fits);
        assert.deepEqual([...column], [0n, fits ? BigInt.asUintN(64, whole) : 0n]);
      },
    ),
    { numRuns: 1000 },
  );
});

test('what is written is what msgpackr reads', () => {
  const long = 'é'.repeat(40_000);
  const bytes = new MsgpackWriter()
    .list(13)
    .nil()
    .boolean(true)
    .boolean(false)
    .text('')
    .text('x'.repeat(32))
    .text('x'.repeat(256))
    .text(long)
    .textBytes(Buffer.from('ü'))
    .binary(Buffer.from([1, 2]))
    .uint64(2n ** 64n - 1n)
    .int64(-(2n ** 63n))
    .double(1)
    .map(1)
    .text('a')
    .raw(new MsgpackWriter().list(0).toBuffer())
    .toBuffer();
  assert.deepEqual(unpackr.unpack(bytes), [
    null,
    true,
    false,
    '',
    'x'.repeat(32),
    'x'.repeat(256),
    long,
    'ü',
    Buffer.from([1, 2]),
    2n ** 64n - 1n,
    -(2n ** 63n),
    1,
    { a: [] },
  ]);
  for (const size of [15, 16, 0xffff, 0x1_0000]) {
    const writer = new MsgpackWriter().list(2).list(size);
    for (let i = 0; i < size; i++) writer.nil();
    writer.map(size);
    for (let i = 0; i < size; i++) writer.text(`k${i}`).nil();
    const [list, map] = unpackr.unpack(writer.toBuffer()) as [unknown[], object];
    assert.deepEqual([list.length, Object.keys(map).length], [size, size]);
  }
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -300, max: 300 }), fc.maxSafeInteger(), fc.double()), (value) => {
      assert.equal(Number(unpackr.unpack(new MsgpackWriter().number(value).toBuffer())), value);
    }),
  );
});

test('texts and bytes of every length', () => {
  for (const length of [0, 1, 31, 32, 255, 256, 65_535, 65_536]) {
    const text = 'x'.repeat(length);
    assert.equal(new MsgpackReader(packr.pack(text)).string(), text);
    assert.equal(new MsgpackReader(packr.pack(Buffer.from(text))).string(), text);
  }
});

test('what does not stand there is left unread', () => {
  const reader = readerOf('c0a161');
  assert.deepEqual(
    [reader.list(), reader.map(), reader.text(), reader.string(), reader.boolean(), reader.bigint(), reader.isNumber()],
    [-1, -1, -1, undefined, undefined, undefined, false],
  );
  assert.equal(reader.nil(), true);
  assert.deepEqual([reader.nil(), reader.kind(), reader.string()], [false, 'text', 'a']);
});

test('kinds', () => {
  const kinds = ['c0', 'c2', 'c3', '00', 'ff', 'cb', 'd3', 'a0', 'd9', 'c4', '90', 'dd', '80', 'df', 'c7', 'd4', 'c1'];
  assert.deepEqual(
    kinds.map((hex) => readerOf(hex).kind()),
    [
      'nil',
      'boolean',
      'boolean',
      ...Array(4).fill('number'),
      'text',
      'text',
      'bytes',
      ...['list', 'list', 'map', 'map'],
      ...Array(3).fill('other'),
    ],
  );
});

for (const hex of [
  '',
  'c1',
  'd9',
  'a3616',
  'dc00',
  'dd7fffffff',
  'df7fffffff',
  'dbffffffff',
  'cf00',
  'cb',
  'c703',
  '82',
  'd8',
]) {
  test(`bytes that end too early, or are none: ${hex || 'nothing'}`, () => {
    assert.throws(
      () => readerOf(hex).skip(),
      (error) =>
        error instanceof HttpError && error.status === 400 && /^Invalid msgpack at byte \d+: /.test(error.message),
    );
  });
}

test('lists within lists, as many as there are bytes, are stepped over', () => {
  const deep = Buffer.alloc(5_000_000, 0x91);
  deep[deep.length - 1] = 0xc0;
  const reader = new MsgpackReader(deep);
  reader.skip();
  assert.ok(reader.isAtEnd);
});
