import type { LocalSystem } from '../local-system.ts';

/** Keys of /proc/cpuinfo under the Agent's names. */
const linuxKeys: Readonly<Record<string, string>> = {
  vendor_id: 'vendor_id',
  'model name': 'model_name',
  'cpu cores': 'cpu_cores',
  siblings: 'cpu_logical_processors',
  'cpu MHz': 'mhz',
  'cache size': 'cache_size',
  'cpu family': 'family',
  model: 'model',
  stepping: 'stepping',
};

/** Keys of `sysctl`, likewise; a processor of Apple's has only some of them. */
const darwinKeys: Readonly<Record<string, string>> = {
  'machdep.cpu.vendor': 'vendor_id',
  'machdep.cpu.brand_string': 'model_name',
  'hw.physicalcpu': 'cpu_cores',
  'hw.logicalcpu': 'cpu_logical_processors',
  'hw.cpufrequency': 'mhz',
  'machdep.cpu.family': 'family',
  'machdep.cpu.model': 'model',
  'machdep.cpu.stepping': 'stepping',
};

/** `cpu` of gohai: `{cpu_cores: "2", cpu_logical_processors: "2", model_name, mhz, cache_size: "4096 KB", …}`, all texts. */
export async function cpuInfo(system: LocalSystem): Promise<Record<string, string>> {
  const cpus = system.os.cpus();
  const count = String(cpus.length);
  const counts = { cpu_cores: count, cpu_logical_processors: count, model_name: cpus[0]?.model ?? '' };
  if (system.platform === 'darwin') {
    const found = pick(await system.run('sysctl', Object.keys(darwinKeys)), darwinKeys);
    const hertz = Number(found.mhz);
    return { ...counts, ...found, ...(hertz > 0 ? { mhz: String(hertz / 1e6) } : {}) };
  }
  if (system.platform !== 'linux') return counts;
  const text = await system.readText('/proc/cpuinfo');
  const found = pick(text, linuxKeys);
  // Both numbers stand there for each processor with pins; arm64 has neither.
  const packages = new Set([...text.matchAll(/^physical id\s*:\s*(\S+)/gm)].map(([, id]) => id)).size;
  for (const key of ['cpu_cores', 'cpu_logical_processors']) {
    const each = Number(found[key]);
    if (each > 0 && packages > 0) found[key] = String(each * packages);
    else delete found[key];
  }
  return { ...counts, ...found };
}

/** Values of lines `key: value`; the last of a key counts, as in the Agent. */
function pick(text: string, keys: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const name = keys[line.slice(0, Math.max(0, colon)).trim()];
    const value = line.slice(colon + 1).trim();
    if (name !== undefined && value !== '') found[name] = value;
  }
  return found;
}
