import { goArch } from './go-arch.ts';
import type { LocalSystem } from './local-system.ts';

/** No Python here; an Agent that was built without it says so. */
export const noPython = 'n/a';

const noVersion = ['', '', ''] as const;

/**
 * `systemStats` of host metadata (wire.md 3.3): cores, processor, and the version of the system under the key of its
 * kind; those of other kinds are empty.
 */
export async function systemStats(system: LocalSystem): Promise<Record<string, unknown>> {
  const { platform, os } = system;
  const cpus = os.cpus();
  return {
    cpuCores: cpus.length,
    machine: goArch(os.arch()),
    platform,
    pythonV: noPython,
    processor: cpus[0]?.model ?? '',
    macV: platform === 'darwin' ? await darwinVersion(system) : noVersion,
    nixV: platform === 'linux' ? await linuxVersion(system) : noVersion,
    fbsdV: noVersion,
    winV: noVersion,
  };
}

/** `['15.1', ['', '', ''], 'arm64']`, as Python's `platform.mac_ver` once said it. */
async function darwinVersion(system: LocalSystem): Promise<readonly unknown[]> {
  const version = (await system.run('sw_vers', ['-productVersion'])).trim();
  return [version, noVersion, goArch(system.os.arch())];
}

/** `['ubuntu', '24.04', '']` */
async function linuxVersion(system: LocalSystem): Promise<readonly string[]> {
  const text = await system.readText('/etc/os-release');
  const field = (name: string): string => new RegExp(`^${name}=["']?([^"'\n]*)`, 'm').exec(text)?.[1] ?? '';
  return [field('ID'), field('VERSION_ID'), ''];
}
