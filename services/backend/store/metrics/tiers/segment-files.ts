import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SecondsWindow } from '../seconds-window.ts';
import type { Segment } from './segment.ts';
import type { TierTable } from './tiers.ts';

const suffix = '.parquet';

/** The folder of segments. What is to be removed is removed once nobody reads who may have begun before. */
export class SegmentFiles {
  readonly #dir: string;
  #lastNumber = 0;
  /** Grows with each reader and each retirement. */
  #moment = 0;
  readonly #readers = new Set<number>();
  #retired: { readonly file: string; readonly moment: number }[] = [];

  private constructor(dir: string) {
    this.#dir = dir;
  }

  /** Opens the folder, making it where there is none. */
  static async open(dataDir: string): Promise<SegmentFiles> {
    const dir = path.join(dataDir, 'segments');
    await mkdir(dir, { recursive: true });
    return new SegmentFiles(dir);
  }

  /** Removes files that the database does not know of: a seal that did not come to its end left them. */
  async removeOthers(known: readonly Segment[]): Promise<void> {
    const files = new Set(known.map(({ file }) => file));
    for (const file of await readdir(this.#dir)) if (!files.has(file)) await rm(path.join(this.#dir, file));
    for (const { file } of known) this.#lastNumber = Math.max(this.#lastNumber, numberOf(file));
  }

  /** A name that no file has yet. */
  newName(table: TierTable['name'], window: SecondsWindow): string {
    return `${table}-${stamp(window.fromS)}-${stamp(window.toS)}-${++this.#lastNumber}${suffix}`;
  }

  /** Where a file lies, as SQL text: without quotes in it. */
  path(file: string): string {
    return path.join(this.#dir, file).replaceAll("'", "''");
  }

  /** Has the system write a file to the disk. @returns its length in bytes */
  async sync(file: string): Promise<number> {
    const handle = await open(path.join(this.#dir, file), 'r');
    try {
      await handle.sync();
      return (await handle.stat()).size;
    } finally {
      await handle.close();
    }
  }

  /** To be called before the segments of a snapshot are asked for. @returns to be called when they have been read */
  beginReading(): () => void {
    const moment = ++this.#moment;
    this.#readers.add(moment);
    return () => this.#readers.delete(moment);
  }

  /** To be called for segments that no new reader will open. */
  retire(segments: readonly Pick<Segment, 'file'>[]): void {
    const moment = ++this.#moment;
    this.#retired.push(...segments.map(({ file }) => ({ file, moment })));
  }

  /** Removes what was retired, but for what a reader may be about to open. */
  async removeRetired(): Promise<void> {
    const oldestReader = Math.min(...this.#readers);
    const removable = this.#retired.filter(({ moment }) => moment < oldestReader);
    this.#retired = this.#retired.filter(({ moment }) => moment >= oldestReader);
    for (const { file } of removable) await this.remove(file);
  }

  async remove(file: string): Promise<void> {
    await rm(path.join(this.#dir, file), { force: true });
  }

  /** Bytes that are retired and still on the disk. */
  async retiredBytes(): Promise<number> {
    let bytes = 0;
    for (const { file } of this.#retired) {
      bytes += await stat(path.join(this.#dir, file)).then(
        ({ size }) => size,
        () => 0,
      );
    }
    return bytes;
  }
}

/** `20261126T0600` */
function stamp(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 16).replace(/[-:]/g, '');
}

function numberOf(file: string): number {
  return Number(/-(\d+)\.parquet$/.exec(file)?.[1] ?? 0);
}
