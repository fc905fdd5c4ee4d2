import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Mount } from './mount.ts';

/**
 * Reads `self/mountinfo`, and `filesystems` for those that lie on devices.
 * @param root of the proc file system
 * @throws when one cannot be read
 */
export async function readLinuxMounts(root: string): Promise<Mount[]> {
  const onDevices = fileSystemsOnDevices(await readFile(path.join(root, 'filesystems'), 'utf8'));
  const lines = (await readFile(path.join(root, 'self/mountinfo'), 'utf8')).split('\n');
  return lines.flatMap((line) => toMount(line, onDevices) ?? []);
}

/** Lines of `nodev<tab>proc` and `<tab>ext4`; zfs is `nodev` and has devices all the same. */
function fileSystemsOnDevices(text: string): ReadonlySet<string> {
  const names = text.split('\n').filter((line) => line.startsWith('\t'));
  return new Set([...names.map((line) => line.trim()), 'zfs']);
}

/** `36 35 98:0 /root /mount rw,noatime optional:1 - ext4 /dev/sda1 rw,errors=continue` */
function toMount(line: string, onDevices: ReadonlySet<string>): Mount | undefined {
  const fields = line.split(' ');
  const separator = fields.indexOf('-', 6);
  const [fileSystem, source] = fields.slice(separator + 1);
  const [mountPoint, options] = fields.slice(4);
  if (separator < 0 || !fileSystem || source === undefined || !mountPoint || !options) return undefined;
  const device = withoutEscapes(source);
  return {
    device: device === 'none' ? '' : device,
    mountPoint: withoutEscapes(mountPoint),
    fileSystem,
    options: options.split(','),
    isPhysical: device !== 'none' && onDevices.has(fileSystem),
  };
}

/** The kernel writes space, tab, newline and backslash as octal numbers: `\040`. */
function withoutEscapes(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
