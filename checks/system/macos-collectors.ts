import type os from 'node:os';
import { type Collector, collector } from './collector.ts';
import { type CpuTimes, cpuReadings } from './sources/cpu.ts';
import { loadReadings } from './sources/load.ts';
import { memoryReadings } from './sources/memory.ts';
import { uptimeReadings } from './sources/uptime.ts';

/** What of node:os is asked. */
export type SystemCalls = Pick<typeof os, 'cpus' | 'freemem' | 'loadavg' | 'totalmem' | 'uptime'>;

/** What Node tells of macOS: no devices, swap or file handles. `usable` is what is free; the cache is not told. */
export function macosCollectors(system: SystemCalls): Readonly<Record<string, Collector>> {
  return {
    cpu: collector(async () => cpuTimes(system.cpus()), cpuReadings),
    load: collector(async () => {
      const [one = 0, five = 0, fifteen = 0] = system.loadavg();
      return { averages: [one, five, fifteen] as const, cores: system.cpus().length };
    }, loadReadings),
    memory: collector(async () => {
      const free = system.freemem();
      return { total: system.totalmem(), free, usable: free };
    }, memoryReadings),
    uptime: collector(async () => system.uptime(), uptimeReadings),
  };
}

function cpuTimes(cpus: readonly os.CpuInfo[]): CpuTimes {
  const sum = (key: keyof os.CpuInfo['times']): number => cpus.reduce((total, { times }) => total + times[key], 0);
  return {
    cores: cpus.length,
    ...{ user: sum('user'), nice: sum('nice'), system: sum('sys'), idle: sum('idle'), irq: sum('irq') },
  };
}
