import { type Connection, type ConnectionOptions, createConnection } from 'mysql2/promise';
import type { Clock } from '../../../lib/clock/clock.ts';

/** How patient to be. */
export interface Patience {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Whether there is no use in trying on. */
  isHopeless?(): boolean;
}

const retryEveryMs = 25;

/** Of a server that is starting, or not there yet; anything else, as a wrong password, does not go away by waiting. */
const passingErrors = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
]);

/**
 * Connects as soon as the server answers.
 * @throws the last error, when it does not in time or says why not
 */
export async function connect(options: ConnectionOptions, patience: Patience): Promise<Connection> {
  const { clock, timeoutMs } = patience;
  const endMs = clock.monotonic() + timeoutMs;
  for (;;) {
    try {
      return await createConnection({ connectTimeout: 10_000, ...options });
    } catch (error) {
      const isPassing = passingErrors.has((error as NodeJS.ErrnoException).code ?? '');
      if (!isPassing || clock.monotonic() >= endMs || patience.isHopeless?.()) throw error;
    }
    await new Promise<void>((resolve) => clock.after(retryEveryMs, resolve));
  }
}
