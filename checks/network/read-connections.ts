import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A state of a TCP socket, as `ss` spells it in the metrics that are not combined. */
export type TcpState = (typeof stateNames)[number];

/** In the kernel's order: its number is the place, from 1. */
const stateNames = [
  'estab',
  'syn_sent',
  'syn_recv',
  'fin_wait_1',
  'fin_wait_2',
  'time_wait',
  'unconn',
  'close_wait',
  'last_ack',
  'listen',
  'closing',
] as const;

const syncReceived = 12;

export interface Connections {
  /** How many TCP sockets are in each state. */
  readonly tcp: Readonly<Record<TcpState, number>>;
  /** How many UDP sockets there are. */
  readonly udp: number;
}

/**
 * Reads `net/tcp` and `net/udp`, or those of version 6; without that in the kernel there are none.
 * @param root of the proc file system
 * @throws when one is there and cannot be read
 */
export async function readConnections(root: string, version: 4 | 6): Promise<Connections> {
  const suffix = version === 6 ? '6' : '';
  const tcp = Object.fromEntries(stateNames.map((name) => [name, 0])) as Record<TcpState, number>;
  for (const state of await readStates(path.join(root, `net/tcp${suffix}`))) {
    const name = state === syncReceived ? 'syn_recv' : stateNames[state - 1];
    if (name) tcp[name]++;
  }
  return { tcp, udp: (await readStates(path.join(root, `net/udp${suffix}`))).length };
}

/** The fourth column of each line after the head, hexadecimal. */
async function readStates(file: string): Promise<number[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const rows = text
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '');
  return rows.map((line) => Number.parseInt(line.trim().split(/\s+/)[3] ?? '', 16));
}
