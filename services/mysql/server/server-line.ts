import type { Logger } from '../../../lib/log/logger.ts';

/**
 * Hands a line of the server's log on with its own level: notes at `debug`, warnings and errors as such. Its time is left
 * out, ours is there.
 */
export function relayServerLine(line: string, log: Logger): void {
  // 2026-01-31 12:00:00 0 [Note] InnoDB: …   or   2026-01-31T12:00:00.000000Z 0 [System] [MY-010931] [Server] …
  const [, level = '', text = line] = /^\S+(?: +[\d:]+)? +\d+ \[(\w+)\] (.*)$/.exec(line) ?? [];
  if (level === 'Warning') log.warn({}, '%s', text);
  else if (level.toUpperCase() === 'ERROR') log.error({}, '%s', text);
  else log.debug({}, '%s', text);
}
