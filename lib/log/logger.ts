import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * A logger that writes one JSON object a line to standard output; the supervisor makes it readable.
 * @param name the process (`backend`, `agent`)
 * @param level a level of datadog.yaml (`log_level`); `warn` and `warning` are the same
 */
export function createLogger(name: string, level = 'info'): Logger {
  return pino({ name, level: toPinoLevel(level), base: { name } });
}

/** Maps Datadog's names of log levels to pino's; an unknown one is `info`. */
function toPinoLevel(level: string): string {
  const lower = level.toLowerCase();
  if (lower === 'warning') return 'warn';
  if (lower === 'critical') return 'fatal';
  if (lower === 'off') return 'silent';
  return ['trace', 'debug', 'info', 'warn', 'error'].includes(lower) ? lower : 'info';
}
