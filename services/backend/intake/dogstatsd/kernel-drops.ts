import { readFileSync } from 'node:fs';

/**
 * Packets that the kernel dropped for want of room in the receive buffer of the UDP sockets bound to a local port.
 * @returns undefined where the system does not tell (anything but Linux)
 */
export function readKernelDrops(port: number): number | undefined {
  let drops: number | undefined;
  for (const file of ['/proc/net/udp', '/proc/net/udp6']) {
    try {
      drops = (drops ?? 0) + sumDrops(readFileSync(file, 'latin1'), port);
    } catch {
      // Not there: not Linux, or no IPv6.
    }
  }
  return drops;
}

/** Sums the last column of a table as in `/proc/net/udp`, over the rows whose local port is `port`. */
export function sumDrops(table: string, port: number): number {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  let drops = 0;
  for (const row of table.split('\n').slice(1)) {
    const columns = row.trim().split(/\s+/);
    if (columns[1]?.endsWith(suffix)) drops += Number(columns.at(-1));
  }
  return drops;
}
