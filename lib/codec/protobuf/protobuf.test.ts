import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NumberList } from './number-list.ts';
import { protobufFields } from './protobuf-fields.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

const hex = (writer: ProtobufWriter): string => writer.toBuffer().toString('hex');

test("numbers are written as in protobuf's documentation", () => {
  assert.equal(hex(new ProtobufWriter().integer(1, 150)), '089601');
  assert.equal(hex(new ProtobufWriter().integer(1, -2)), '08feffffffffffffffff01');
  assert.equal(hex(new ProtobufWriter().text(2, 'testing')), '120774657374696e67');
  assert.equal(hex(new ProtobufWriter().packed(6, 'integer', [3, 270, 86942])), '3206038e029ea705');
  assert.equal(
    hex(new ProtobufWriter().packed(1, 'sint', [0, -1, 1, -2, 0x7fffffff, -0x80000000])),
    ['0a0e', '00010203', 'feffffff0f', 'ffffffff0f'].join(''),
  );
});

test('zeros and empty texts are left out, empty entries of lists are not', () => {
  assert.equal(hex(new ProtobufWriter().integer(1, 0).double(2, 0).text(3, '').packed(4, 'sint', [])), '');
  assert.equal(hex(new ProtobufWriter().item(3, '')), '1a00');
  assert.equal(hex(new ProtobufWriter().double(1, -0)), '090000000000000080');
});

for (const [encoding, values] of [
  ['integer', fc.oneof(fc.maxSafeNat(), fc.integer())],
  ['sint', fc.integer({ min: -(2 ** 51), max: 2 ** 51 })],
  ['float', fc.float()],
  ['double', fc.double()],
] as const) {
  test(`what is written as ${encoding} is read again, packed in several parts`, () => {
    fc.assert(
      fc.property(
        fc.array(values as fc.Arbitrary<number>),
        fc.array(values as fc.Arbitrary<number>),
        (first, second) => {
          const list = new NumberList(encoding);
          const bytes = new ProtobufWriter().packed(1, encoding, first).packed(1, encoding, second).toBuffer();
          for (const field of protobufFields(bytes)) list.add(field);
          assert.deepEqual(
            Array.from({ length: list.length }, (_, i) => list.at(i)),
            [...first, ...second],
          );
          assert.equal(list.at(list.length), undefined);
        },
      ),
    );
  });
}

test('numbers may stand one by one, too', () => {
  const list = new NumberList('sint');
  for (const field of protobufFields(Buffer.from('080308040801', 'hex'))) list.add(field);
  assert.deepEqual([list.at(0), list.at(1), list.at(2)], [-2, 2, -1]);
});

test('a large sint64 keeps its sign', () => {
  const list = new NumberList('sint');
  const bytes = Buffer.concat([Buffer.from('0a0a', 'hex'), Buffer.alloc(9, 0xff), Buffer.from([1])]);
  for (const field of protobufFields(bytes)) list.add(field);
  assert.equal(list.at(0), -(2 ** 63));
});

test('numbers of another kind are passed over, a part that ends within a number is refused', () => {
  const list = new NumberList('double');
  for (const field of protobufFields(Buffer.from('0803', 'hex'))) list.add(field);
  assert.equal(list.length, 0);
  assert.throws(() => {
    for (const field of protobufFields(Buffer.from('0a0400000000', 'hex'))) list.add(field);
  }, /Invalid protobuf at byte 0/);
});
