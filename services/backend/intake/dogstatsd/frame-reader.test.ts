import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FrameReader } from './frame-reader.ts';

function framed(payload: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(payload.length);
  return Buffer.concat([length, payload]);
}

test('frames come out as they went in, wherever the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 8 }),
      fc.array(fc.nat({ max: 30 }), { maxLength: 10 }),
      (payloads, cuts) => {
        const got: Uint8Array[] = [];
        const reader = new FrameReader(20, (frame) => got.push(Uint8Array.from(frame)));
        let rest = Buffer.concat(payloads.map(framed));
        for (const cut of cuts) {
          assert.equal(reader.push(rest.subarray(0, cut)), true);
          rest = rest.subarray(cut);
        }
        assert.equal(reader.push(rest), true);
        assert.deepEqual(
          got,
          payloads.filter(({ length }) => length > 0),
        );
        assert.equal(reader.isInFrame, false);
      },
    ),
  );
});

test('the longest frame is read, one byte more ends the stream, frames before it are kept', () => {
  const got: number[] = [];
  const reader = new FrameReader(8, (frame) => got.push(frame.length));
  assert.equal(reader.push(Buffer.concat([framed(Buffer.alloc(8)), framed(Buffer.alloc(9))])), false);
  assert.deepEqual(got, [8]);
});

test('an unfinished frame, or an unfinished length, is known as such', () => {
  const reader = new FrameReader(8, () => {});
  reader.push(Buffer.from([1]));
  assert.equal(reader.isInFrame, true);
  reader.push(Buffer.from([0, 0, 0, 65]));
  assert.equal(reader.isInFrame, false);
  reader.push(Buffer.from([2, 0, 0, 0, 65]));
  assert.equal(reader.isInFrame, true);
});
