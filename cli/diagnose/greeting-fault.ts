import net from 'node:net';
import type { Clock } from '../../lib/clock/clock.ts';
import type { Door } from '../../lib/lifecycle/door.ts';

/** First byte of what a server of MySQL's protocol says: the version of its greeting, or that it is an error. */
const greetingVersion = 0x0a;
const errorMark = 0xff;
/** Three bytes of length and one of order come before. */
const headerBytes = 4;
/** An error's mark and its number come before its text. */
const errorHeaderBytes = headerBytes + 3;

/**
 * Whether a MySQL server answers: it speaks first, and one that hangs does not, though the system still takes connections
 * for it. Handshake packet v10 of MySQL's client/server protocol; no account is needed.
 * @returns what is wrong, in words; undefined when it greets
 */
export function greetingFault(
  { host, port }: Door,
  { clock, patienceMs }: { readonly clock: Clock; readonly patienceMs: number },
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port: Number(port) });
    let isConnected = false;
    let said = Buffer.alloc(0);
    const end = (fault?: string): void => {
      timer.cancel();
      socket.destroy();
      resolve(fault);
    };
    // Not the socket's own: what comes drop by drop would never be late.
    const timer = clock.after(patienceMs, () => {
      end(
        isConnected ? `no greeting within ${patienceMs} ms: the server hangs` : `no connection within ${patienceMs} ms`,
      );
    });
    socket.on('connect', () => {
      isConnected = true;
    });
    socket.on('data', (bytes) => {
      said = Buffer.concat([said, bytes]);
      if (said.length > headerBytes) end(faultOf(said));
    });
    socket.on('error', (error) => end(error.message));
    socket.on('close', () => end('it closes the connection without a greeting'));
  });
}

function faultOf(said: Buffer): string | undefined {
  if (said[headerBytes] === greetingVersion) return undefined;
  if (said[headerBytes] !== errorMark) return 'what answers is no MySQL server';
  return `it refuses connections: ${said.toString('utf8', errorHeaderBytes)}`;
}
