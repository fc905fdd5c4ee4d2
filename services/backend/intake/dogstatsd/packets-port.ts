import type { DogstatsdReceiver } from './receiver.ts';

/** Lines that came by another way than DogStatsD's own sockets, for its receiver. */
export interface PacketsMessage {
  readonly id: number;
  /** Whole lines. */
  readonly bytes: Uint8Array;
}

/** The lines of that message are accounted for. */
export interface PacketsReply {
  readonly id: number;
}

/** What is used of a MessagePort. */
interface PacketsPort {
  on(event: 'message', listener: (message: PacketsMessage) => void): unknown;
  postMessage(reply: PacketsReply): void;
}

const lineFeed = 0x0a;

/** Reads what comes by a port as if it came by UDP, in packets that are not cut; answers for each message. */
export function servePackets(
  port: PacketsPort,
  to: { readonly receiver: Pick<DogstatsdReceiver, 'receive'>; readonly maxPacketBytes: number },
): void {
  port.on('message', ({ id, bytes }) => {
    for (const packet of packetsOf(bytes, to.maxPacketBytes)) to.receiver.receive(packet);
    port.postMessage({ id });
  });
}

/** Cuts at line ends; a line that is longer than a packet stands alone, and is accounted for as such packets are. */
function* packetsOf(bytes: Uint8Array, maxBytes: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    let end = bytes.length;
    if (end - start > maxBytes) {
      const lastWhole = bytes.lastIndexOf(lineFeed, start + maxBytes - 1);
      const next = lastWhole >= start ? lastWhole : bytes.indexOf(lineFeed, start);
      end = next < 0 ? bytes.length : next + 1;
    }
    yield bytes.subarray(start, end);
    start = end;
  }
}
