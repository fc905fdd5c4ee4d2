import { statSync } from 'node:fs';

/** Signature of a file that is not there. */
export const missingFile = 'missing';

/**
 * Tells one state of a file from another without reading it: time and size, and the inode, since many editors
 * write a new file and rename it.
 */
export function fileSignature(file: string): string {
  try {
    const stat = statSync(file, { bigint: true });
    return `${stat.mtimeNs}:${stat.ctimeNs}:${stat.size}:${stat.ino}`;
  } catch {
    return missingFile;
  }
}
