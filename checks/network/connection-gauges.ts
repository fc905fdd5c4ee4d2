import type { Connections, TcpState } from './read-connections.ts';

const combined: Readonly<Record<TcpState, string>> = {
  estab: 'established',
  syn_sent: 'opening',
  syn_recv: 'opening',
  fin_wait_1: 'closing',
  fin_wait_2: 'closing',
  time_wait: 'time_wait',
  unconn: 'closing',
  close_wait: 'closing',
  last_ack: 'closing',
  listen: 'listening',
  closing: 'closing',
};

/**
 * How many sockets are in each state, by what follows `system.net.` in the metric's name: `tcp4.established`.
 * @param combine whether states are summed up to established, opening, closing, listening and time_wait. If not, each
 *   has its own name but `last_ack`, which the Agent counts with `time_wait`
 */
export function connectionGauges(
  { tcp, udp }: Connections,
  { version, combine }: { readonly version: 4 | 6; readonly combine: boolean },
): ReadonlyMap<string, number> {
  const gauges = new Map([[`udp${version}.connections`, udp]]);
  for (const [state, count] of Object.entries(tcp) as [TcpState, number][]) {
    const own = state === 'last_ack' ? 'time_wait' : state;
    const name = `tcp${version}.${combine ? combined[state] : own}`;
    gauges.set(name, (gauges.get(name) ?? 0) + count);
  }
  return gauges;
}
