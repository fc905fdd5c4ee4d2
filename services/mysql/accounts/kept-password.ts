import { randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { writeSecret } from './write-secret.ts';

const randomBytesUsed = 24;

/**
 * The password in a file that only its owner may read; a new one where there is none. It is made of letters, digits, `-`
 * and `_`, so that it may stand in SQL and in a URL as it is.
 */
export async function keptPassword(file: string): Promise<string> {
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (/^[\w-]{16,}$/.test(kept)) {
    await chmod(file, 0o600);
    return kept;
  }
  const password = randomBytes(randomBytesUsed).toString('base64url');
  await writeSecret(file, password);
  return password;
}
