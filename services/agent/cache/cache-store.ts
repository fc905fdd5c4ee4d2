import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock, Timer } from '../../../lib/clock/clock.ts';
import { fnv1 } from '../discovery/check-id.ts';

/** The most keys of an instance. */
export const maxCacheKeys = 1000;
/** Files of instances that are no longer configured are kept, up to so many of them; the oldest go first. */
const maxCacheFiles = 1000;
const writeDelayMs = 200;
/** Longest name of a file without its ending; what file systems take is 255 bytes. */
const longestFileName = 200;

/**
 * The persistent cache of all check instances, a JSON file each in a folder, keyed by check id: it outlives workers,
 * reloads and restarts. Written soon after a change, whole and by rename, so that no half file is ever read.
 */
export class CacheStore {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #onProblem: (message: string) => void;
  readonly #entries = new Map<string, Map<string, string>>();
  readonly #dirty = new Map<string, Timer>();

  constructor(folder: string, options: { readonly clock: Clock; readonly onProblem: (message: string) => void }) {
    this.#folder = folder;
    this.#clock = options.clock;
    this.#onProblem = options.onProblem;
  }

  /** All entries of an instance. */
  read(checkId: string): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#of(checkId));
  }

  /** Adds to the entries of an instance; keys past the bound are refused and told. */
  write(checkId: string, entries: Readonly<Record<string, string>>): void {
    const known = this.#of(checkId);
    for (const [key, value] of Object.entries(entries)) {
      if (known.size < maxCacheKeys || known.has(key)) known.set(key, value);
      else this.#onProblem(`Cannot keep ${key} of ${checkId}: its persistent cache has ${maxCacheKeys} keys already`);
    }
    if (this.#dirty.has(checkId)) return;
    this.#dirty.set(
      checkId,
      this.#clock.after(writeDelayMs, () => this.#save(checkId)),
    );
  }

  /** Writes what is not written yet. */
  flush(): void {
    for (const checkId of [...this.#dirty.keys()]) this.#save(checkId);
  }

  /** Removes the oldest files of instances that are not configured any more, past the bound. */
  removeOldest(configured: readonly string[]): void {
    const wanted = new Set(configured.map((checkId) => this.#file(checkId)));
    try {
      if (!statSync(this.#folder, { throwIfNoEntry: false })) return;
      const files = readdirSync(this.#folder).map((name) => path.join(this.#folder, name));
      const byAge = files
        .filter((file) => !wanted.has(file))
        .map((file) => ({ file, mtimeMs: statSync(file).mtimeMs }))
        .sort((a, b) => b.mtimeMs - a.mtimeMs);
      for (const { file } of byAge.slice(maxCacheFiles)) rmSync(file, { force: true });
    } catch (error) {
      this.#onProblem(`Cannot tidy the persistent cache ${this.#folder}: ${messageOf(error)}`);
    }
  }

  #of(checkId: string): Map<string, string> {
    let entries = this.#entries.get(checkId);
    if (!entries) {
      entries = new Map(Object.entries(this.#load(checkId)));
      this.#entries.set(checkId, entries);
    }
    return entries;
  }

  #load(checkId: string): Record<string, string> {
    const file = this.#file(checkId);
    if (!statSync(file, { throwIfNoEntry: false })) return {};
    try {
      const data = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      return Object.fromEntries(
        Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
    } catch (error) {
      this.#onProblem(`Cannot read the persistent cache ${file}: ${messageOf(error)}; it starts empty`);
      return {};
    }
  }

  #save(checkId: string): void {
    this.#dirty.get(checkId)?.cancel();
    this.#dirty.delete(checkId);
    const file = this.#file(checkId);
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(this.#of(checkId))));
      renameSync(`${file}.new`, file);
    } catch (error) {
      this.#onProblem(`Cannot write the persistent cache ${file}: ${messageOf(error)}`);
    }
  }

  #file(checkId: string): string {
    return path.join(this.#folder, `${fileName(checkId)}.json`);
  }
}

/** The check id; of a long one the beginning and a hash of all of it, so that no two share a file. */
function fileName(checkId: string): string {
  const encoded = encodeURIComponent(checkId);
  if (encoded.length <= longestFileName) return encoded;
  const hash = fnv1(checkId).toString(16);
  return `${encoded.slice(0, longestFileName - hash.length - 1)}~${hash}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
