import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Mount } from './mount.ts';

/** Asks the command `mount` of macOS. @throws when it cannot be run */
export async function readMacosMounts(): Promise<Mount[]> {
  const { stdout } = await promisify(execFile)('/sbin/mount', { timeout: 5_000 });
  return parseMacosMounts(stdout);
}

/** Lines of `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)`. */
export function parseMacosMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, device, mountPoint, list] = /^(.+?) on (\/.*) \(([^()]*)\)$/.exec(line) ?? [];
    if (!device || !mountPoint || !list) return [];
    const [fileSystem = '', ...options] = list.split(', ');
    return {
      ...{ device, mountPoint, fileSystem },
      options: [options.includes('read-only') ? 'ro' : 'rw', ...options],
      isPhysical: device.startsWith('/dev/'),
    };
  });
}
