import { errors } from '../../http/errors.ts';
import { ProtobufCursor } from '../protobuf/protobuf-cursor.ts';
import { ProtobufWriter } from '../protobuf/protobuf-writer.ts';

/**
 * The file of `agent dogstatsd-capture`, version 3: a head of eight bytes; packets, each a length of four bytes (little
 * endian) and a message `{1 timestamp in ns, 2 payload size, 3 payload, …}`; a length of zero; what was known of
 * containers (here: nothing), and its length. Written from the Agent's own reader (comp/dogstatsd/replay).
 */

const version = 3;
const head = Buffer.from([0xd4, 0x74, 0xd0, 0x60, 0xf0 | version, 0xff, 0x00, 0x00]);
/** The version is in this byte of the head; before version 3 timestamps were seconds. */
const versionAt = 4;
const firstNanoVersion = 3;

/** A packet as it was received. */
export interface CapturedPacket {
  /** Unix nanoseconds. */
  readonly timestampNs: bigint;
  readonly payload: Buffer;
}

export const captureHead: Buffer = head;

/** After the last packet. */
export const captureEnd: Buffer = Buffer.alloc(8);

export function encodePacket({ timestampNs, payload }: CapturedPacket): Buffer {
  const message = new ProtobufWriter().bigint(1, timestampNs).integer(2, payload.length).item(3, payload).toBuffer();
  const length = Buffer.alloc(4);
  length.writeUInt32LE(message.length);
  return Buffer.concat([length, message]);
}

/** Whether bytes begin as a capture does, of any version. */
export function isCapture(bytes: Buffer): boolean {
  return head.every((byte, i) => (i === versionAt ? ((bytes[i] ?? 0) & 0xf0) === 0xf0 : bytes[i] === byte));
}

/**
 * The packets of a capture that is not compressed. One that was cut off gives those that are whole.
 * @throws HttpError 400 when the bytes are no capture, or a packet is not one
 */
export function* decodeCapture(bytes: Buffer): Generator<CapturedPacket> {
  if (!isCapture(bytes)) throw errors.bad('not a DogStatsD capture: its first bytes are others');
  const nsPerUnit = ((bytes[versionAt] ?? 0) & 0x0f) < firstNanoVersion ? 1_000_000_000n : 1n;
  for (let at = head.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    const end = at + 4 + length;
    if (length === 0 || end > bytes.length) return;
    const { timestampNs, payload } = decodePacket(bytes.subarray(at + 4, end));
    yield { timestampNs: timestampNs * nsPerUnit, payload };
    at = end;
  }
}

function decodePacket(message: Buffer): CapturedPacket {
  const cursor = new ProtobufCursor(message);
  let timestampNs = 0n;
  let payload: Buffer = Buffer.alloc(0);
  while (!cursor.isAtEnd) {
    const tag = cursor.varint();
    if (tag === 8) timestampNs = cursor.varint64();
    else if (tag === 3 * 8 + 2) payload = cursor.take(cursor.varint());
    else skip(cursor, tag);
  }
  return { timestampNs, payload };
}

/** Process, credentials and what else there may be. */
function skip(cursor: ProtobufCursor, tag: number): void {
  if (tag % 8 === 0) cursor.varint64();
  else if (tag % 8 === 2) cursor.take(cursor.varint());
  else throw cursor.malformed();
}
