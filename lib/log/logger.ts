import { type Logger, multistream, pino } from 'pino';
import { openLogFile } from './log-file.ts';

export type { Logger };

/**
 * A logger that writes one JSON object a line to standard output; the supervisor makes it readable.
 * @param name the process (`backend`, `agent`)
 * @param level a level of datadog.yaml (`log_level`); `warn` and `warning` are the same
 * @param to.file where the lines go as well
 * @throws when that file cannot be opened
 */
export function createLogger(name: string, level = 'info', to: { readonly file?: string | undefined } = {}): Logger {
  const options = { name, level: toPinoLevel(level), base: { name } };
  if (to.file === undefined) return pino(options);
  const standardOutput = pino.destination({ fd: 1, sync: true });
  // Each takes whatever the logger lets through.
  const streams = [standardOutput, openLogFile(to.file)].map((stream) => ({ level: 'trace' as const, stream }));
  return pino(options, multistream(streams));
}

/** Maps Datadog's names of log levels to pino's; an unknown one is `info`. */
function toPinoLevel(level: string): string {
  const lower = level.toLowerCase();
  if (lower === 'warning') return 'warn';
  if (lower === 'critical') return 'fatal';
  if (lower === 'off') return 'silent';
  return ['trace', 'debug', 'info', 'warn', 'error'].includes(lower) ? lower : 'info';
}
