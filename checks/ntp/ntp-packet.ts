/** Seconds from 1900, where NTP's time begins, to 1970. */
const ntpEpochS = 2_208_988_800;
const packetLength = 48;

/** What an answer says. Times in Unix milliseconds. */
export interface NtpAnswer {
  /** Steps from a reference clock; 1 to 15 where the server is in sync. */
  readonly stratum: number;
  readonly receivedAtMs: number;
  readonly sentAtMs: number;
}

/**
 * A client's request (RFC 4330, section 5).
 * @param sentAtMs Unix milliseconds; the server sends them back, by which its answer is known
 */
export function encodeNtpRequest(version: number, sentAtMs: number): Buffer {
  const packet = Buffer.alloc(packetLength);
  const clientMode = 3;
  packet[0] = (version << 3) | clientMode;
  writeTime(packet, 40, sentAtMs);
  return packet;
}

/**
 * Reads a server's answer.
 * @throws Error when it is no answer to `request`, or the server says that it is not in sync
 */
export function decodeNtpAnswer(packet: Buffer, request: Buffer): NtpAnswer {
  if (packet.length < packetLength)
    throw new Error(`the answer has ${packet.length} bytes, fewer than ${packetLength}`);
  const serverMode = 4;
  const mode = packet.readUInt8(0) & 7;
  if (mode !== serverMode) throw new Error(`the answer is not a server's (mode ${mode})`);
  if (!packet.subarray(24, 32).equals(request.subarray(40, 48))) throw new Error('the answer is to another question');
  const stratum = packet.readUInt8(1);
  const leap = packet.readUInt8(0) >> 6;
  if (stratum < 1 || stratum > 15 || leap === 3) {
    throw new Error(`the server is not in sync itself (stratum ${stratum}, leap indicator ${leap})`);
  }
  return { stratum, receivedAtMs: readTime(packet, 32), sentAtMs: readTime(packet, 40) };
}

function writeTime(packet: Buffer, offset: number, unixMs: number): void {
  const seconds = Math.floor(unixMs / 1000);
  packet.writeUInt32BE((seconds + ntpEpochS) % 2 ** 32, offset);
  packet.writeUInt32BE(Math.floor(((unixMs - seconds * 1000) / 1000) * 2 ** 32), offset + 4);
}

function readTime(packet: Buffer, offset: number): number {
  const seconds = packet.readUInt32BE(offset);
  // The count of 32 bits begins anew in 2036: what has its first bit off lies after that.
  const era = seconds < 2 ** 31 ? 2 ** 32 : 0;
  return (seconds + era - ntpEpochS + packet.readUInt32BE(offset + 4) / 2 ** 32) * 1000;
}
