import type { Mount } from './mount.ts';
import type { InitConfigOptions, InstanceOptions } from './options.ts';

type Options = Pick<
  InstanceOptions,
  'all_partitions' | 'include_all_devices' | `${'file_system' | 'device' | 'mount_point'}_${'include' | 'exclude'}`
>;

/** Whether a mount is to be reported: no exclusion finds it, and each list of inclusions that is given does. */
export function isWanted(mount: Mount, options: Options, global: InitConfigOptions): boolean {
  const { device, fileSystem, mountPoint } = mount;
  if (device === '' && !options.all_partitions) return false;
  if (!mount.isPhysical && !options.include_all_devices) return false;
  const allows = (text: string, key: 'file_system' | 'device' | 'mount_point'): boolean => {
    const include = options[`${key}_include`] ?? [];
    const exclude = [...(options[`${key}_exclude`] ?? []), ...global[`${key}_global_exclude`]];
    const isFound = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(text));
    return !isFound(exclude) && (include.length === 0 || isFound(include));
  };
  return (
    allows(fileSystem, 'file_system') &&
    allows(mountPoint, 'mount_point') &&
    // What has no device is judged by the others alone.
    (device === '' || allows(device, 'device'))
  );
}
