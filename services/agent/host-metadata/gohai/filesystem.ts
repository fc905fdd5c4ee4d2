import type { LocalSystem } from '../local-system.ts';

/** A mounted filesystem; its size in 1,024 bytes, as text. */
export interface GohaiFilesystem {
  readonly name: string;
  readonly kb_size: string;
  readonly mounted_on: string;
}

/** Types that are no disks, as the Agent leaves them out. */
const ignoredTypes = new Set([
  ...['autofs', 'debugfs', 'devfs', 'devpts', 'devtmpfs', 'fuse.portal', 'fusectl', 'ignore', 'kernfs', 'mqueue'],
  ...['none', 'proc', 'rpc_pipefs', 'squashfs', 'subfs', 'sysfs'],
]);

/** `filesystem` of gohai: what `df` tells of local filesystems; none where it does not answer in time. */
export async function filesystems(system: LocalSystem): Promise<GohaiFilesystem[]> {
  const [printed, mounts] = await Promise.all([
    system.run('df', ['-l', '-k', '-P']),
    system.platform === 'linux' ? system.readText('/proc/self/mounts') : '',
  ]);
  const types = mountTypes(mounts);
  return printed.split('\n').flatMap((line) => {
    const found = /^(.+?)\s+(\d+)\s+-?\d+\s+-?\d+\s+(?:\d+%|-)\s+(\/.*)$/.exec(line);
    const [, name = '', size = '0', mountedOn = ''] = found ?? [];
    if (!found || size === '0' || ignoredTypes.has(types.get(mountedOn) ?? name)) return [];
    return [{ name, kb_size: size, mounted_on: mountedOn }];
  });
}

/** Mount point → type; the last mount on a place hides those before. Blanks are written `\040` there. */
function mountTypes(mounts: string): ReadonlyMap<string, string> {
  return new Map(
    mounts.split('\n').flatMap((line): [string, string][] => {
      const [, place, type] = line.split(' ');
      if (place === undefined || type === undefined) return [];
      return [
        [place.replaceAll(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))), type],
      ];
    }),
  );
}
