import { decodeLine } from './decode-line.ts';
import type { DecodeOptions, LineError, Message } from './message.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads a packet: lines split at LF, one CR before it (or at the end) removed, empty lines skipped; the last line
 * needs no LF. A line that cannot be read does not touch its neighbours.
 */
export function decodePacket(packet: Buffer, options: DecodeOptions): (Message | LineError)[] {
  const messages: (Message | LineError)[] = [];
  for (let start = 0; start < packet.length; ) {
    const found = packet.indexOf(lineFeed, start);
    const end = found < 0 ? packet.length : found;
    const lineEnd = end > start && packet[end - 1] === carriageReturn ? end - 1 : end;
    if (lineEnd > start) messages.push(decodeLine(packet.subarray(start, lineEnd), options));
    start = end + 1;
  }
  return messages;
}
