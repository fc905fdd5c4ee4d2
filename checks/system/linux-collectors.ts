import { type Collector, collector } from './collector.ts';
import { readCpuTimes } from './proc/read-cpu-times.ts';
import { readDevices } from './proc/read-devices.ts';
import { readFileHandles } from './proc/read-file-handles.ts';
import { readLoad } from './proc/read-load.ts';
import { readMemory } from './proc/read-memory.ts';
import { readUptime } from './proc/read-uptime.ts';
import { cpuReadings } from './sources/cpu.ts';
import { fileHandleReadings } from './sources/file-handles.ts';
import { ioReadings } from './sources/io.ts';
import { loadReadings } from './sources/load.ts';
import { memoryReadings } from './sources/memory.ts';
import { uptimeReadings } from './sources/uptime.ts';

/**
 * What Linux tells, by name of the Agent's check that sends it.
 * @param root of the proc file system
 */
export function linuxCollectors(root: string): Readonly<Record<string, Collector>> {
  return {
    cpu: collector(() => readCpuTimes(root), cpuReadings),
    load: collector(() => readLoad(root), loadReadings),
    memory: collector(() => readMemory(root), memoryReadings),
    io: collector(() => readDevices(root), ioReadings),
    uptime: collector(() => readUptime(root), uptimeReadings),
    file_handle: collector(() => readFileHandles(root), fileHandleReadings),
  };
}
