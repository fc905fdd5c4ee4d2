import type { LocalSystem } from '../local-system.ts';

/** `memory` of gohai: `{total: "16777216000", swap_total: "0kB"}`; the total is bytes, swap is absent where it is not known. */
export async function memoryInfo(system: LocalSystem): Promise<Record<string, string>> {
  const total = String(system.os.totalmem());
  const swapKb = system.platform === 'darwin' ? await darwinSwapKb(system) : await linuxSwapKb(system);
  return { total, ...(swapKb === undefined ? {} : { swap_total: `${swapKb}kB` }) };
}

async function linuxSwapKb(system: LocalSystem): Promise<number | undefined> {
  const found = /^SwapTotal:\s*(\d+) kB/m.exec(await system.readText('/proc/meminfo'));
  return found ? Number(found[1]) : undefined;
}

/** `total = 2048.00M  used = …` */
async function darwinSwapKb(system: LocalSystem): Promise<number | undefined> {
  const found = /total = (\d+)/.exec(await system.run('sysctl', ['-n', 'vm.swapusage']));
  return found ? Number(found[1]) * 1024 : undefined;
}
