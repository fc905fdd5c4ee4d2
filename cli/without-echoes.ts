import type { Clock } from '../lib/clock/clock.ts';

/** Within so long the same signal is the same wish. Milliseconds. */
const echoMs = 500;

/**
 * A handler that leaves out the repetition of a signal: at Ctrl-C under `npm start` the terminal sends it to us, and npm
 * sends it once more; taken for a second Ctrl-C it would end everything without a flush.
 */
export function withoutEchoes(
  handler: (signal: NodeJS.Signals) => void,
  clock: Clock,
): (signal: NodeJS.Signals) => void {
  const lastMs = new Map<NodeJS.Signals, number>();
  return (signal) => {
    const nowMs = clock.monotonic();
    const beforeMs = lastMs.get(signal);
    if (beforeMs !== undefined && nowMs - beforeMs < echoMs) return;
    lastMs.set(signal, nowMs);
    handler(signal);
  };
}
