import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';

/**
 * Labels of file systems by device (`/dev/sda1`), from the links that udev makes.
 * @param folder `/dev/disk/by-label`; where there is none, there are no labels
 */
export async function readLabels(folder: string): Promise<ReadonlyMap<string, string>> {
  const links = await readdir(folder).catch(() => []);
  const labels = links.map(async (link) => {
    const device = await realpath(path.join(folder, link)).catch(() => '');
    return [device, withoutEscapes(link)] as const;
  });
  return new Map((await Promise.all(labels)).filter(([device]) => device !== ''));
}

/** udev writes what may not stand in a name as hexadecimal bytes: `\x20`. */
function withoutEscapes(link: string): string {
  const percents = link.replaceAll('%', '%25').replace(/\\x([0-9a-f]{2})/gi, '%$1');
  try {
    return decodeURIComponent(percents);
  } catch {
    return link;
  }
}
