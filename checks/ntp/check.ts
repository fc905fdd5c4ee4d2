import { AgentCheck, ServiceCheckStatus } from 'labrador/check';
import { askServer } from './ask-server.ts';
import { type NtpInstance, ntpInstance } from './instance.ts';

/**
 * By how much this machine's clock is off, by the NTP servers of the instance. Metric and service check are those of
 * Datadog's `ntp`; unlike there, no server is asked that nobody named.
 */
export default class NtpCheck extends AgentCheck<NtpInstance> {
  static override readonly instanceSchema = ntpInstance;

  override async run(): Promise<void> {
    const { host, hosts, offset_threshold } = this.instance;
    const servers = new Set(host === undefined ? hosts : [host, ...hosts]);
    const answers = await Promise.all([...servers].map((server) => this.#ask(server)));
    const offsets = answers.filter((offset) => offset !== undefined);
    if (offsets.length === 0) {
      this.serviceCheck('ntp.in_sync', ServiceCheckStatus.UNKNOWN, { message: 'No NTP server gave its time' });
      throw new Error(`Cannot read the time of any NTP server of ${[...servers].join(', ')}: see the warnings`);
    }
    const offsetS = median(offsets);
    this.gauge('ntp.offset', offsetS);
    if (Math.abs(offsetS) <= offset_threshold) {
      this.serviceCheck('ntp.in_sync', ServiceCheckStatus.OK);
    } else {
      const message = `Offset ${offsetS} is higher than offset threshold (${offset_threshold} secs)`;
      this.serviceCheck('ntp.in_sync', ServiceCheckStatus.CRITICAL, { message });
    }
  }

  /** @returns seconds by which the server is ahead; undefined, with a warning, when it gave no time */
  async #ask(host: string): Promise<number | undefined> {
    const { port, version, timeout } = this.instance;
    try {
      return await askServer({ host, port }, { version, timeoutMs: timeout * 1000, clock: this.clock });
    } catch (error) {
      this.warning('NTP server %s: %s', host, (error as Error).message);
      return undefined;
    }
  }
}

/** The middle one; of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}
