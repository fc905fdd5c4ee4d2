import { type Logger, multistream, pino } from 'pino';
import { openLogFile } from './log-file.ts';
import { openLogStream } from './log-stream.ts';

export type { Logger };

/** Where a logger's lines go besides standard output, and how. */
export interface LogOptions {
  readonly file?: string | undefined;
  /** Several lines are written at once, up to 200 ms later: for an application that logs each of many requests. */
  readonly isBuffered?: boolean;
}

/**
 * A logger that writes one JSON object a line to standard output; the supervisor makes it readable.
 * @param name the process (`backend`, `agent`)
 * @param level a level of datadog.yaml (`log_level`); `warn` and `warning` are the same
 * @throws when the file cannot be opened
 */
export function createLogger(name: string, level = 'info', { file, isBuffered = false }: LogOptions = {}): Logger {
  const options = { name, level: toPinoLevel(level), base: { name } };
  if (file === undefined && !isBuffered) return pino(options);
  const standardOutput = openLogStream(1, isBuffered);
  if (file === undefined) return pino(options, standardOutput);
  // Each takes whatever the logger lets through.
  const streams = [standardOutput, openLogFile(file, { isBuffered })];
  return pino(options, multistream(streams.map((stream) => ({ level: 'trace', stream }))));
}

/** Maps Datadog's names of log levels to pino's; an unknown one is `info`. */
function toPinoLevel(level: string): string {
  const lower = level.toLowerCase();
  if (lower === 'warning') return 'warn';
  if (lower === 'critical') return 'fatal';
  if (lower === 'off') return 'silent';
  return ['trace', 'debug', 'info', 'warn', 'error'].includes(lower) ? lower : 'info';
}
