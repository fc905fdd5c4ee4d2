import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import type { AgentCheck } from 'labrador/check';
import { decodeNtpAnswer, encodeNtpRequest } from './ntp-packet.ts';

interface AskOptions {
  readonly version: number;
  readonly timeoutMs: number;
  readonly clock: AgentCheck['clock'];
}

/**
 * Asks one NTP server for its time.
 * @returns by how many seconds its clock is ahead of ours; below zero where it is behind
 * @throws Error when the host has no address, does not answer in time, or answers something else
 */
export async function askServer(
  server: { readonly host: string; readonly port: number },
  options: AskOptions,
): Promise<number> {
  const { address, family } = await lookup(server.host);
  const { clock, timeoutMs, version } = options;
  return await new Promise((resolve, reject) => {
    const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    const timer = clock.after(timeoutMs, () => end(() => reject(new Error(`no answer within ${timeoutMs} ms`))));
    const end = (settle: () => void): void => {
      timer.cancel();
      socket.removeAllListeners();
      // A late error is of no interest any more, but must not end the process.
      socket.on('error', () => {});
      socket.close();
      settle();
    };
    let request: Buffer = Buffer.alloc(0);
    let sentAtMs = 0;
    socket.once('error', (error) => end(() => reject(error)));
    socket.once('message', (packet) => {
      const arrivedAtMs = clock.now();
      end(() => {
        try {
          const answer = decodeNtpAnswer(packet, request);
          // The way there and the way back are taken as equally long.
          resolve((answer.receivedAtMs - sentAtMs + (answer.sentAtMs - arrivedAtMs)) / 2000);
        } catch (error) {
          reject(error as Error);
        }
      });
    });
    // A connected socket takes packets of that server only, and learns when nobody listens there.
    socket.connect(server.port, address, () => {
      sentAtMs = clock.now();
      request = encodeNtpRequest(version, sentAtMs);
      socket.send(request);
    });
  });
}
