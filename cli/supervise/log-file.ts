import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Past this size the file becomes `<file>.1`, in place of the one before. */
const defaultLimitBytes = 10 * 2 ** 20;

/** The lab's log on disk, twice the limit at most: for `labrador flare`, and for who did not look at the terminal. */
export class LogFile {
  readonly #file: string;
  readonly #limitBytes: number;
  #descriptor: number;
  #bytes: number;

  /** Opens the file, making its folder; lines go behind those of earlier times. @throws when it cannot be written */
  constructor(file: string, limitBytes = defaultLimitBytes) {
    this.#file = file;
    this.#limitBytes = limitBytes;
    mkdirSync(path.dirname(file), { recursive: true });
    this.#descriptor = openSync(file, 'a', 0o600);
    this.#bytes = fstatSync(this.#descriptor).size;
  }

  /** Writes a line. A disk that is full costs the line, not the lab. */
  line(text: string): void {
    try {
      if (this.#bytes >= this.#limitBytes) this.#rotate();
      this.#bytes += writeSync(this.#descriptor, `${text}\n`);
    } catch {
      // The terminal has it all the same.
    }
  }

  #rotate(): void {
    renameSync(this.#file, `${this.#file}.1`);
    closeSync(this.#descriptor);
    this.#descriptor = openSync(this.#file, 'a', 0o600);
    this.#bytes = 0;
  }
}

/** Where the log of a lab is. */
export function logFilePath(dataDir: string): string {
  return path.join(dataDir, 'logs', 'lab.log');
}
