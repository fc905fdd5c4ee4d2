import { lookup } from 'node:dns/promises';
import { AgentCheck, normalizeTag, ServiceCheckStatus } from 'labrador/check';
import { measureConnect } from './connect.ts';
import { type TcpInstance, tcpInstance } from './instance.ts';

/** Whether a TCP port takes connections, and how long that takes. What it sends and its tags are those of Datadog's. */
export default class TcpCheck extends AgentCheck<TcpInstance> {
  static override readonly instanceSchema = tcpInstance;

  #addresses: readonly string[] = [];
  #resolvedAtMs = 0;

  override async run(): Promise<void> {
    if (this.#mustResolve()) await this.#resolve();
    let hasFailed = false;
    for (const address of this.#addresses) {
      if (!(await this.#checkAddress(address))) hasFailed = true;
    }
    // The name may point elsewhere by now.
    if (hasFailed) this.#addresses = [];
  }

  #mustResolve(): boolean {
    if (this.#addresses.length === 0) return true;
    const { ip_cache_duration } = this.instance;
    return ip_cache_duration !== undefined && this.clock.monotonic() - this.#resolvedAtMs > ip_cache_duration * 1000;
  }

  /** @throws Error when the name has no address */
  async #resolve(): Promise<void> {
    const { host, ipv4_only, multiple_ips } = this.instance;
    const found = await lookup(host, { all: true, family: ipv4_only ? 4 : 0 }).catch((error: Error) => {
      throw new Error(`Cannot resolve the host ${host}: ${error.message}`, { cause: error });
    });
    const addresses = [...new Set(found.map(({ address }) => address))];
    this.#addresses = multiple_ips ? addresses : addresses.slice(0, 1);
    this.#resolvedAtMs = this.clock.monotonic();
  }

  /** @returns whether it could be reached */
  async #checkAddress(address: string): Promise<boolean> {
    const { name, host, port, timeout, collect_response_time } = this.instance;
    const startMs = this.clock.monotonic();
    try {
      const durationMs = await measureConnect({ address, port }, { timeoutMs: timeout * 1000, clock: this.clock });
      this.#report(address, ServiceCheckStatus.OK);
      const tags = [`url:${host}:${port}`, `instance:${name}`, `address:${address}`];
      if (collect_response_time) this.gauge('network.tcp.response_time', durationMs / 1000, { tags });
      return true;
    } catch (error) {
      const afterMs = Math.floor(this.clock.monotonic() - startMs);
      const message = `${(error as Error).message}. Connection failed after ${afterMs} ms`;
      this.log.info('%s:%d is down (%s): %s', host, port, address, message);
      this.#report(address, ServiceCheckStatus.CRITICAL, message);
      return false;
    }
  }

  #report(address: string, status: ServiceCheckStatus, message = ''): void {
    const { name, host, port } = this.instance;
    const tags = [`target_host:${host}`, `port:${port}`, `instance:${normalizeTag(name)}`, `address:${address}`];
    this.serviceCheck('tcp.can_connect', status, { tags, message });
    this.gauge('network.tcp.can_connect', status === ServiceCheckStatus.OK ? 1 : 0, { tags });
  }
}
