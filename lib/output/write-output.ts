import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A file that a command was asked to write cannot be written. Shown without a stack; the exit status is 2. */
export class OutputError extends Error {
  constructor(file: string, cause: Error) {
    super(`cannot write ${file}: ${cause.message}`, { cause });
    this.name = 'OutputError';
  }
}

interface OutputOptions {
  /** For its owner alone, as are the folders that are made for it. */
  readonly isPrivate?: boolean;
  /** Somebody may read it at any moment, and is to see it whole: it takes its place when it is written. */
  readonly isReadMeanwhile?: boolean;
}

/**
 * Writes a file that a command was asked for, and makes the folders that it lacks.
 * @throws OutputError that names the file
 */
export function writeOutput(
  file: string,
  content: string | Uint8Array,
  { isPrivate = false, isReadMeanwhile = false }: OutputOptions = {},
): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: isPrivate ? 0o700 : 0o777 });
    const written = isReadMeanwhile ? `${file}.new` : file;
    writeFileSync(written, content, { mode: isPrivate ? 0o600 : 0o666 });
    if (isReadMeanwhile) renameSync(written, file);
  } catch (error) {
    throw new OutputError(file, error as Error);
  }
}
