import { AgentCheck, z } from 'labrador/check';
import { connectionGauges } from './connection-gauges.ts';
import { protocolMetrics } from './protocol-metrics.ts';
import { readConnections } from './read-connections.ts';
import { readConntrack } from './read-conntrack.ts';
import { readInterfaces } from './read-interfaces.ts';
import { readProtocols } from './read-protocols.ts';

const regularExpression = z.string('must be a regular expression').transform((text, context) => {
  try {
    // Python's re.match, which the Agent uses, looks at the beginning.
    return text === '' ? undefined : new RegExp(`^(?:${text})`);
  } catch {
    context.addIssue('is not a regular expression of JavaScript');
    return z.NEVER;
  }
});

const flag = z.boolean('must be true or false');

const instance = z.object({
  collect_connection_state: flag.default(false),
  combine_connection_states: flag.default(true),
  excluded_interfaces: z.array(z.string('must be the name of an interface'), 'must be a list').default([]),
  excluded_interface_re: regularExpression.optional(),
  collect_rate_metrics: flag.default(true),
  collect_count_metrics: flag.default(false),
  procfs_path: z.string('must be a path').min(1, 'must be a path').default('/proc'),
});

/** Sends the traffic of network interfaces, counters of IP, TCP and UDP, and the states of connections. Linux only. */
export default class NetworkCheck extends AgentCheck<z.output<typeof instance>> {
  static override readonly instanceSchema = instance;

  #isSkipLogged = false;

  override async run(): Promise<void> {
    if (process.platform !== 'linux') return this.#skip();
    const { procfs_path, collect_connection_state } = this.instance;
    await this.#sendInterfaces(procfs_path);
    await this.#sendProtocols(procfs_path);
    for (const [name, value] of Object.entries(await readConntrack(procfs_path))) {
      this.gauge(`system.net.conntrack.${name}`, value);
    }
    if (collect_connection_state) await this.#sendConnections(procfs_path);
  }

  #skip(): void {
    if (!this.#isSkipLogged) this.log.info('The network check reads /proc/net, which is there on Linux only');
    this.#isSkipLogged = true;
  }

  async #sendInterfaces(root: string): Promise<void> {
    const { excluded_interfaces, excluded_interface_re } = this.instance;
    for (const { name, counters } of await readInterfaces(root)) {
      if (excluded_interfaces.includes(name) || excluded_interface_re?.test(name)) continue;
      for (const [metric, value] of Object.entries(counters)) {
        this.rate(`system.net.${metric}`, value, { device: name });
      }
    }
  }

  async #sendProtocols(root: string): Promise<void> {
    const { collect_rate_metrics, collect_count_metrics } = this.instance;
    const counters = await readProtocols(root);
    for (const [metric, counter] of Object.entries(protocolMetrics)) {
      const value = counters.get(counter);
      // An older kernel does not have all of them.
      if (value === undefined) continue;
      if (collect_rate_metrics) this.rate(`system.net.${metric}`, value);
      if (collect_count_metrics) this.monotonicCount(`system.net.${metric}.count`, value);
    }
    const established = counters.get('Tcp.CurrEstab');
    if (established !== undefined) this.gauge('system.net.tcp.current_established', established);
  }

  async #sendConnections(root: string): Promise<void> {
    for (const version of [4, 6] as const) {
      const connections = await readConnections(root, version);
      const combine = this.instance.combine_connection_states;
      for (const [metric, value] of connectionGauges(connections, { version, combine })) {
        this.gauge(`system.net.${metric}`, value);
      }
    }
  }
}
