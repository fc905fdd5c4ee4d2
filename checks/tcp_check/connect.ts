import { connect } from 'node:net';
import type { AgentCheck } from 'labrador/check';

/**
 * Opens a TCP connection and closes it at once.
 * @returns milliseconds until it was open
 * @throws Error when it is refused, or not open in time
 */
export function measureConnect(
  target: { readonly address: string; readonly port: number },
  options: { readonly timeoutMs: number; readonly clock: AgentCheck['clock'] },
): Promise<number> {
  const { clock, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    const startMs = clock.monotonic();
    const socket = connect({ host: target.address, port: target.port });
    const timer = clock.after(timeoutMs, () => socket.destroy(new Error(`timed out after ${timeoutMs} ms`)));
    socket.once('connect', () => {
      resolve(clock.monotonic() - startMs);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => timer.cancel());
  });
}
