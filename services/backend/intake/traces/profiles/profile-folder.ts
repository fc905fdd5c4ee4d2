import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Profile } from '../../../../../lib/model/profile.ts';
import type { UploadPart } from './read-upload.ts';

/** A folder that is being written; one that stays so is from a process that was killed. */
const incoming = '.incoming-';

/** `DATA/profiles`: a folder for each profile, with its files. */
export class ProfileFolder {
  readonly #dir: string;
  #ready: Promise<void> | undefined;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /**
   * Writes the files of a profile; they are all there or none.
   * @param id unique
   * @returns their names as written, and bytes
   */
  async keep(id: string, parts: readonly UploadPart[]): Promise<Profile['files']> {
    this.#ready ??= this.#prepare();
    await this.#ready;
    const folder = path.join(this.#dir, incoming + id);
    try {
      await mkdir(folder);
      const names = uniqueNames(parts.map(({ fileName, name }) => fileName ?? name));
      await Promise.all(parts.map(({ bytes }, i) => writeFile(path.join(folder, names[i] ?? ''), bytes)));
      await rename(folder, path.join(this.#dir, id));
      return parts.map(({ bytes }, i) => ({ name: names[i] ?? '', bytes: bytes.length }));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Removes what a process before left unfinished. */
  async #prepare(): Promise<void> {
    await mkdir(this.#dir, { recursive: true });
    const unfinished = (await readdir(this.#dir)).filter((name) => name.startsWith(incoming));
    await Promise.all(unfinished.map((name) => rm(path.join(this.#dir, name), { recursive: true, force: true })));
  }
}

/** Names that are nothing but a name: no path, no dot file, none twice. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain =
      path
        .basename(name)
        .replaceAll(/[^\w.-]/g, '_')
        .replace(/^\.+/, '')
        .slice(0, 100) || 'file';
    let unique = plain;
    for (let i = 2; taken.has(unique.toLowerCase()); i += 1) unique = `${i}-${plain}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
