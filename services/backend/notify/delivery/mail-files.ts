import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MailContent } from './mail-record.ts';

/** The files of mails: `<id>.eml`, the bytes that are sent, and `<id>.json`, what they were made of. */
export class MailFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes both; what was there by this id is replaced. They are on disk when it resolves. @returns their bytes */
  async write(id: string, files: { readonly content: MailContent; readonly raw: Buffer }): Promise<number> {
    await mkdir(this.#folder, { recursive: true });
    const json = Buffer.from(JSON.stringify(files.content));
    await this.#put(`${id}.eml`, files.raw);
    await this.#put(`${id}.json`, json);
    return json.length + files.raw.length;
  }

  /** @returns undefined when it is not there */
  async content(id: string): Promise<MailContent | undefined> {
    const json = await this.#read(`${id}.json`);
    return json && (JSON.parse(json.toString()) as MailContent);
  }

  /** @returns undefined when it is not there */
  raw(id: string): Promise<Buffer | undefined> {
    return this.#read(`${id}.eml`);
  }

  async remove(id: string): Promise<void> {
    for (const ending of ['eml', 'json']) await rm(path.join(this.#folder, `${id}.${ending}`), { force: true });
  }

  /** Removes what belongs to no mail: files of mails that were not kept before the backend was killed. */
  async removeOthers(kept: (id: string) => boolean): Promise<void> {
    for (const name of await this.#names()) {
      if (!kept(path.parse(name).name)) await rm(path.join(this.#folder, name), { force: true });
    }
  }

  async #put(name: string, bytes: Buffer): Promise<void> {
    const file = path.join(this.#folder, name);
    // There as a whole, or not at all.
    await writeFile(`${file}.new`, bytes, { flush: true });
    await rename(`${file}.new`, file);
  }

  async #read(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(path.join(this.#folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #names(): Promise<readonly string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}
