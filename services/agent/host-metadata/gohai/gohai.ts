import type { LocalSystem } from '../local-system.ts';
import { cpuInfo } from './cpu.ts';
import { filesystems } from './filesystem.ts';
import { memoryInfo } from './memory.ts';
import { networkInfo } from './network.ts';
import { platformInfo } from './platform.ts';

/** What the Agent's `gohai` tells of the machine: a JSON document, which goes as a text inside the payload. */
export async function gohai(system: LocalSystem): Promise<string> {
  const [cpu, memory, filesystem] = await Promise.all([cpuInfo(system), memoryInfo(system), filesystems(system)]);
  return JSON.stringify({ cpu, filesystem, memory, network: networkInfo(system), platform: platformInfo(system) });
}
