import { renameSync, statSync } from 'node:fs';
import type { DestinationStream } from 'pino';
import { openLogStream } from './log-stream.ts';

/** When a log file has this many bytes it becomes `<file>.1`, in place of the one before, and a new one begins. */
const defaultMaxBytes = 20 * 1024 * 1024;

/**
 * A file that log lines are appended to; its folder is made. It and the one before it take twice `maxBytes` of disk at
 * most, and a line. What follows it by name (`tail -F`) goes on with the new one.
 * @throws when it cannot be opened
 */
export function openLogFile(
  file: string,
  options: { readonly isBuffered?: boolean; readonly maxBytes?: number } = {},
): DestinationStream {
  const { isBuffered = false, maxBytes = defaultMaxBytes } = options;
  const stream = openLogStream(file, isBuffered);
  let bytes = statSync(file).size;
  return {
    write: (line) => {
      stream.write(line);
      bytes += Buffer.byteLength(line);
      if (bytes < maxBytes) return;
      stream.flushSync();
      renameSync(file, `${file}.1`);
      stream.reopen();
      bytes = 0;
    },
  };
}
