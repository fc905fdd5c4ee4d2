import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProtobufWriter } from '../protobuf/protobuf-writer.ts';
import { captureEnd, captureHead, decodeCapture, encodePacket } from './capture.ts';

const packets = [
  { timestampNs: 1_700_000_000_123_456_789n, payload: Buffer.from('a:1|c') },
  { timestampNs: 1_700_000_001_000_000_000n, payload: Buffer.from('b:2|g\nc:3|g') },
];
const whole = Buffer.concat([captureHead, ...packets.map(encodePacket), captureEnd]);

test('what was captured comes back, in order', () => {
  assert.deepEqual([...decodeCapture(whole)], packets);
});

test('any packets come back', () => {
  const packet = fc.record(
    {
      timestampNs: fc.bigInt(0n, 2n ** 62n),
      payload: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(packet), (list) => {
      const bytes = Buffer.concat([captureHead, ...list.map(encodePacket), captureEnd]);
      assert.deepEqual([...decodeCapture(bytes)], list);
    }),
  );
});

test('the bytes of a packet are those that the Agent reads', () => {
  const [first] = packets;
  assert.equal(
    Buffer.concat([
      captureHead,
      encodePacket({ timestampNs: 5n, payload: first?.payload ?? Buffer.alloc(0) }),
    ]).toString('hex'),
    `d474d060f3ff0000${'0b000000'}${'0805'}${'1005'}${'1a05613a317c63'}`,
  );
});

test('a file that was cut off gives the packets that are whole', () => {
  assert.deepEqual([...decodeCapture(whole.subarray(0, whole.length - 12))], packets.slice(0, 1));
});

test('an Agent adds the process and its credentials, and an old one counts in seconds', () => {
  const message = new ProtobufWriter()
    .integer(1, 7)
    .integer(2, 1)
    .item(3, Buffer.from('x'))
    .integer(4, 99)
    .item(6, 'abc');
  const bytes = message.toBuffer();
  const head = Buffer.from(captureHead);
  head[4] = 0xf2;
  const old = Buffer.concat([head, Buffer.from([bytes.length, 0, 0, 0]), bytes]);
  assert.deepEqual([...decodeCapture(old)], [{ timestampNs: 7_000_000_000n, payload: Buffer.from('x') }]);
});

test('other files are refused', () => {
  assert.throws(() => [...decodeCapture(Buffer.from('a:1|c'))], /not a DogStatsD capture/);
});
