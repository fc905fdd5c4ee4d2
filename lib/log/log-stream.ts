import { pino } from 'pino';

/** Where log lines are written. */
export type LogStream = ReturnType<typeof pino.destination>;

/** Bytes of lines that are collected before they are written, and how long the first of them waits at most. */
const bufferBytes = 4096;
const bufferMs = 200;

/**
 * Opens standard output (`1`) or a file, whose folder is made, for whole lines; they are appended.
 * @param isBuffered writes several lines at once: a line for each request costs a tenth of it otherwise. The last
 *   `bufferMs` are written when the process ends, but for SIGKILL.
 * @throws when it cannot be opened
 */
export function openLogStream(dest: 1 | string, isBuffered: boolean): LogStream {
  const buffer = isBuffered ? { minLength: bufferBytes, periodicFlush: bufferMs } : {};
  const stream = pino.destination({ dest, mkdir: true, sync: true, ...buffer });
  if (isBuffered) process.once('exit', () => stream.flushSync());
  return stream;
}
