import { goArch } from '../go-arch.ts';
import type { LocalSystem } from '../local-system.ts';

/** `platform` of gohai: what `uname` tells, and the system and processor under the names that Go has for them. */
export function platformInfo({ platform, os }: LocalSystem): Record<string, string> {
  const machine = os.machine();
  return {
    GOOS: platform,
    GOOARCH: goArch(os.arch()),
    hardware_platform: machine,
    hostname: os.hostname(),
    kernel_name: os.type(),
    kernel_release: os.release(),
    kernel_version: os.version(),
    machine,
    os: platform === 'linux' ? 'GNU/Linux' : os.type(),
    processor: machine,
  };
}
