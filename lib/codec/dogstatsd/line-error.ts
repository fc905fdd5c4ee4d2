import type { LineError } from './message.ts';

/** Builds the result for a line that cannot be read. */
export function lineError(of: LineError['of'], reason: string): LineError {
  return { kind: 'error', of, reason };
}
