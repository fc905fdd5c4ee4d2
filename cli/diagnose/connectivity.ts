import dgram from 'node:dgram';
import net from 'node:net';
import type { LabProcess } from '../../lib/api-types/lab.ts';
import type { Clock } from '../../lib/clock/clock.ts';
import { type Door, parseDoor } from '../../lib/lifecycle/door.ts';
import type { BackendStatus } from '../../lib/model/process-status.ts';
import type { Diagnosis } from './diagnosis.ts';
import { greetingFault } from './greeting-fault.ts';

/** How long a connection, or a packet until it is counted, may take. */
const patienceMs = 2000;
const lookEveryMs = 100;

interface Means {
  readonly clock: Clock;
  /** The backend's counters as they are now. */
  readonly readCounters: () => Promise<BackendStatus['counters'] | undefined>;
}

/**
 * Whether something listens behind each endpoint that the lab's processes tell of: a connection, a MySQL server's
 * greeting, or a counted packet.
 */
export async function diagnoseConnectivity(processes: readonly LabProcess[], means: Means): Promise<Diagnosis[]> {
  const doors = processes.flatMap(({ status }) =>
    Object.entries(status?.endpoints ?? {}).flatMap(([name, url]) => {
      const door = parseDoor(url);
      return status && door ? [{ name: `${status.name}, ${name}`, door }] : [];
    }),
  );
  return Promise.all(
    doors.map(async ({ name, door }): Promise<Diagnosis> => {
      const isUdp = door.url.startsWith('udp:');
      const fault = isUdp ? await packetFault(door, means) : await streamFault(door, means);
      const address = `${door.host}:${door.port}${isUdp ? '/udp' : ''}`;
      if (fault === undefined) return { suite: 'connectivity', name, result: 'PASS', finding: `${address} answers` };
      const remedy = 'See the log of the lab; a firewall or a stopped process stands in between';
      return { suite: 'connectivity', name, result: 'FAIL', finding: `${address}: ${fault}`, remedy };
    }),
  );
}

function streamFault(door: Door, { clock }: Means): Promise<string | undefined> {
  return door.url.startsWith('mysql:') ? greetingFault(door, { clock, patienceMs }) : connectionFault(door);
}

function connectionFault({ host, port }: Door): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port: Number(port), timeout: patienceMs });
    const end = (fault?: string): void => {
      socket.destroy();
      resolve(fault);
    };
    socket.on('connect', () => end());
    socket.on('timeout', () => end(`no connection within ${patienceMs} ms`));
    socket.on('error', (error) => end(error.message));
  });
}

/** Sends an empty packet, which stores nothing, and looks whether the receiver has counted it. */
async function packetFault({ host, port }: Door, { clock, readCounters }: Means): Promise<string | undefined> {
  const packets = async (): Promise<number> => (await readCounters())?.['dogstatsd.packets'] ?? 0;
  const before = await packets();
  const sent = await sendPacket(host, Number(port));
  if (sent) return sent.message;
  const untilMs = clock.monotonic() + patienceMs;
  while (clock.monotonic() < untilMs) {
    if ((await packets()) > before) return undefined;
    await new Promise<void>((resolve) => clock.after(lookEveryMs, resolve));
  }
  return `a packet was sent and not counted within ${patienceMs} ms`;
}

function sendPacket(host: string, port: number): Promise<Error | null> {
  const socket = dgram.createSocket(net.isIPv6(host) ? 'udp6' : 'udp4');
  return new Promise((resolve) => {
    socket.send('\n', port, host, (error) => socket.close(() => resolve(error)));
  });
}
