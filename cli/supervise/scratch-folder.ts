import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** The longest temporary folder under which the path of a status socket stays legal (103 bytes on macOS). */
const longestParentBytes = 60;

/** A throw-away folder for the data of a lab. */
export interface ScratchFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes a folder in the system's temporary one; in `/tmp` where that one's path is too long for the sockets inside. */
export async function makeScratchFolder(): Promise<ScratchFolder> {
  const preferred = os.tmpdir();
  const isTooLong = Buffer.byteLength(preferred) > longestParentBytes;
  const parent = isTooLong && existsSync('/tmp') ? '/tmp' : preferred;
  const folder = await mkdtemp(path.join(parent, 'labrador-'));
  return {
    path: folder,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
