import type { LocalSystem } from './local-system.ts';

/** Another system than this one: its files and what its programs print, by their command line. */
export function testingSystem({
  platform,
  files = {},
  prints = {},
  os = {},
}: {
  readonly platform: NodeJS.Platform;
  readonly files?: Readonly<Record<string, string>>;
  readonly prints?: Readonly<Record<string, string>>;
  readonly os?: Partial<LocalSystem['os']>;
}): LocalSystem {
  return {
    platform,
    os: {
      arch: () => 'x64',
      cpus: () => [],
      hostname: () => 'box',
      machine: () => 'x86_64',
      networkInterfaces: () => ({}),
      release: () => '6.1.0',
      totalmem: () => 4096,
      type: () => (platform === 'darwin' ? 'Darwin' : 'Linux'),
      version: () => '#1 SMP',
      ...os,
    },
    readText: (file) => Promise.resolve(files[file] ?? ''),
    run: (program, args) => Promise.resolve(prints[[program, ...args].join(' ')] ?? ''),
  };
}
