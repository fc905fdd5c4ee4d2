import type { Clock } from '../../lib/clock/clock.ts';
import type { CapturedPacket } from '../../lib/codec/dogstatsd-capture/capture.ts';

/**
 * Sends packets with the pauses in which they were received.
 * @returns how many were sent; fewer where `isStopped` said so
 */
export async function replay(
  packets: readonly CapturedPacket[],
  to: {
    readonly clock: Clock;
    readonly send: (payload: Buffer) => Promise<void>;
    readonly isStopped: () => boolean;
  },
): Promise<number> {
  const firstNs = packets[0]?.timestampNs ?? 0n;
  const startedMs = to.clock.monotonic();
  let sent = 0;
  for (const { timestampNs, payload } of packets) {
    const waitMs = startedMs + Number(timestampNs - firstNs) / 1e6 - to.clock.monotonic();
    if (waitMs > 1) await new Promise<void>((resolve) => to.clock.after(waitMs, resolve));
    if (to.isStopped()) break;
    await to.send(payload);
    sent++;
  }
  return sent;
}
