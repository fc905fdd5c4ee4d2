import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SnapshotName } from './snapshot-name.ts';

/** How many snapshots are kept, and for how long. */
export interface SnapshotLimits {
  readonly count: number;
  readonly days: number;
}

/** A picture takes some 10 to 60 kB. */
const defaultLimits: SnapshotLimits = { count: 2000, days: 30 };

const dayMs = 86_400_000;

/** The PNG files of snapshots, a folder for each day: `2026-11-26/<hash>.png`. */
export class SnapshotFiles {
  readonly #folder: string;
  readonly #limits: SnapshotLimits;

  constructor(folder: string, limits: Partial<SnapshotLimits> = {}) {
    this.#folder = folder;
    this.#limits = { ...defaultLimits, ...limits };
  }

  async write(name: SnapshotName, png: Buffer): Promise<void> {
    const file = this.#file(name);
    await mkdir(path.dirname(file), { recursive: true });
    // There as a whole, or not at all.
    await writeFile(`${file}.new`, png);
    await rename(`${file}.new`, file);
  }

  /** @returns undefined when there is none */
  read(name: SnapshotName): Promise<Buffer | undefined> {
    return orUndefined(readFile(this.#file(name)));
  }

  async has(name: SnapshotName): Promise<boolean> {
    return (await orUndefined(stat(this.#file(name)))) !== undefined;
  }

  /** Removes those that are too old, and the oldest of too many. */
  async prune(nowMs: number): Promise<void> {
    const oldestMs = nowMs - this.#limits.days * dayMs;
    let room = this.#limits.count;
    for (const { file, writtenMs } of await this.#newestFirst()) {
      room -= 1;
      if (room < 0 || writtenMs < oldestMs) await rm(file, { force: true });
    }
    const today = new Date(nowMs).toISOString().slice(0, 10);
    for (const folder of await this.#folders()) {
      // Into today's one something may be written just now. One that is not empty stays.
      if (path.basename(folder) !== today) await rmdir(folder).catch(() => undefined);
    }
  }

  #file({ date, hash }: SnapshotName): string {
    return path.join(this.#folder, date, `${hash}.png`);
  }

  async #folders(): Promise<readonly string[]> {
    const names = (await orUndefined(readdir(this.#folder))) ?? [];
    return names.map((name) => path.join(this.#folder, name));
  }

  async #newestFirst(): Promise<readonly { readonly file: string; readonly writtenMs: number }[]> {
    const files: { readonly file: string; readonly writtenMs: number }[] = [];
    for (const folder of await this.#folders()) {
      for (const name of (await orUndefined(readdir(folder))) ?? []) {
        const file = path.join(folder, name);
        const about = await orUndefined(stat(file));
        if (about) files.push({ file, writtenMs: about.mtimeMs });
      }
    }
    return files.sort((a, b) => b.writtenMs - a.writtenMs);
  }
}

/** What a file has, or undefined when it is not there. */
async function orUndefined<Content>(reading: Promise<Content>): Promise<Content | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
