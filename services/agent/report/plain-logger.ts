import { type Logger, pino } from 'pino';

/** A logger for commands: one readable line per entry, so that standard output holds the result alone. */
export function createPlainLogger(write: (line: string) => void, level = 'warn'): Logger {
  return pino(
    { level, base: null },
    {
      write(json: string): void {
        const entry = JSON.parse(json) as { level: number; msg?: string; check?: string; err?: { message?: string } };
        const name = pino.levels.labels[entry.level] ?? 'info';
        const text = [entry.msg, entry.err?.message].filter((part) => part !== undefined).join(': ');
        write(`${name}${entry.check ? ` [${entry.check}]` : ''}: ${text}\n`);
      },
    },
  );
}
