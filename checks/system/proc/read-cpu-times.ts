import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CpuTimes } from '../sources/cpu.ts';

/**
 * Reads `stat`, in its ticks.
 * @param root of the proc file system
 * @throws when it cannot be read, or has no line `cpu`
 */
export async function readCpuTimes(root: string): Promise<CpuTimes> {
  const file = path.join(root, 'stat');
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim().split(/\s+/));
  const all = lines.find(([name]) => name === 'cpu');
  if (!all) throw new Error(`Cannot read ${file}: it has no line "cpu"`);
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0, guest = 0] = all
    .slice(1)
    .map(Number);
  const switches = lines.find(([name]) => name === 'ctxt')?.[1];
  return {
    cores: lines.filter(([name = '']) => /^cpu\d+$/.test(name)).length,
    ...{ user, nice, system, idle, iowait, irq, softirq, steal, guest },
    ...(switches === undefined ? {} : { contextSwitches: Number(switches) }),
  };
}
