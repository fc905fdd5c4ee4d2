import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes a file of one line that only its owner may read, in one step: nobody sees half of it, or it with another mode. */
export async function writeSecret(file: string, text: string): Promise<void> {
  const next = `${file}.new`;
  await rm(next, { force: true });
  await writeFile(next, `${text}\n`, { mode: 0o600, flag: 'wx' });
  await rename(next, file);
}
