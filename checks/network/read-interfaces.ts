import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Interface {
  readonly name: string;
  /** Counters since boot, by what follows `system.net.` in the metric's name. */
  readonly counters: Readonly<Record<string, number>>;
}

/**
 * Reads `net/dev`, without interfaces that never received or sent a byte. As on the Agent, errors hold drops.
 * @param root of the proc file system
 * @throws when it cannot be read
 */
export async function readInterfaces(root: string): Promise<Interface[]> {
  const lines = (await readFile(path.join(root, 'net/dev'), 'utf8')).split('\n');
  return lines.flatMap((line) => {
    // A name can hold a colon (an alias, `eth0:1`); no space stands after that one.
    const [, name, numbers] = /^\s*(\S+):\s*(\d.*)$/.exec(line) ?? [];
    return name && numbers ? (toInterface(name, numbers.trim().split(/\s+/).map(Number)) ?? []) : [];
  });
}

function toInterface(name: string, fields: readonly number[]): Interface | undefined {
  const [bytesIn = 0, packetsIn = 0, errorsIn = 0, dropsIn = 0] = fields;
  const [bytesOut = 0, packetsOut = 0, errorsOut = 0, dropsOut = 0] = fields.slice(8);
  if (bytesIn === 0 && bytesOut === 0) return undefined;
  const counters = {
    bytes_rcvd: bytesIn,
    bytes_sent: bytesOut,
    'packets_in.count': packetsIn,
    'packets_in.drop': dropsIn,
    'packets_in.error': errorsIn + dropsIn,
    'packets_out.count': packetsOut,
    'packets_out.drop': dropsOut,
    'packets_out.error': errorsOut + dropsOut,
  };
  return { name, counters };
}
