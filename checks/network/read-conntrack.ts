import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Reads how many connections the kernel tracks, and how many it can.
 * @param root of the proc file system
 * @returns empty where connections are not tracked
 */
export async function readConntrack(root: string): Promise<Readonly<Record<string, number>>> {
  const read = async (name: string): Promise<readonly (readonly [string, number])[]> => {
    const file = path.join(root, `sys/net/netfilter/nf_conntrack_${name}`);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined ? [] : [[name, Number(text)]];
  };
  return Object.fromEntries([...(await read('count')), ...(await read('max'))]);
}
