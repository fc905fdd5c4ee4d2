import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Reads `net/snmp` and `net/netstat`: counters since boot by protocol and the kernel's own name, `Tcp.RetransSegs`.
 * @param root of the proc file system
 * @throws when one cannot be read
 */
export async function readProtocols(root: string): Promise<ReadonlyMap<string, number>> {
  const texts = await Promise.all(['net/snmp', 'net/netstat'].map((file) => readFile(path.join(root, file), 'utf8')));
  return new Map(texts.flatMap((text) => pairsOf(text.split('\n'))));
}

/** Two lines each: `Tcp: RetransSegs …`, then `Tcp: 7 …`. */
function pairsOf(lines: readonly string[]): (readonly [string, number])[] {
  return lines.flatMap((line, at) => {
    if (at % 2 === 1) return [];
    const [prefix = '', ...names] = line.trim().split(/\s+/);
    const [, ...values] = (lines[at + 1] ?? '').trim().split(/\s+/);
    return names.map((name, index) => [`${prefix.replace(':', '')}.${name}`, Number(values[index] ?? 0)] as const);
  });
}
