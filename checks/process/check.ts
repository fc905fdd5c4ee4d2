import { AgentCheck, ServiceCheckStatus } from 'labrador/check';
import { GrowingSum } from './growing-sum.ts';
import { type ProcessInitConfig, type ProcessInstance, processInitConfig, processInstance } from './instance.ts';
import type { ProcessTable, ProcessUsage } from './process-table.ts';
import { readProc } from './read-proc.ts';
import { readPs } from './read-ps.ts';
import { selectProcesses } from './select-processes.ts';

/** Gauges: sums over the processes. */
const gauges: Readonly<Record<string, (usage: ProcessUsage) => number | undefined>> = {
  threads: ({ threads }) => threads,
  'mem.rss': ({ rssBytes }) => rssBytes,
  'mem.vms': ({ vmsBytes }) => vmsBytes,
  'mem.real': ({ rssBytes, sharedBytes }) =>
    rssBytes === undefined || sharedBytes === undefined ? undefined : rssBytes - sharedBytes,
  open_file_descriptors: ({ openFiles }) => openFiles,
  ioread_count: ({ readCount }) => readCount,
  iowrite_count: ({ writeCount }) => writeCount,
  ioread_bytes: ({ readBytes }) => readBytes,
  iowrite_bytes: ({ writeBytes }) => writeBytes,
  voluntary_ctx_switches: ({ voluntarySwitches }) => voluntarySwitches,
  involuntary_ctx_switches: ({ involuntarySwitches }) => involuntarySwitches,
};

/** Rates: growth per second of sums over the processes, those that ended included. */
const rates: Readonly<Record<string, (usage: ProcessUsage) => number | undefined>> = {
  'mem.page_faults.minor_faults': ({ minorFaults }) => minorFaults,
  'mem.page_faults.children_minor_faults': ({ childMinorFaults }) => childMinorFaults,
  'mem.page_faults.major_faults': ({ majorFaults }) => majorFaults,
  'mem.page_faults.children_major_faults': ({ childMajorFaults }) => childMajorFaults,
};

/** A process that was read; without `usage` it ended meanwhile. */
interface ReadProcess {
  readonly pid: number;
  readonly usage: ProcessUsage | undefined;
}

interface SeenProcess {
  readonly cpuTimeMs: number;
  /** Of the clock that does not step back. */
  readonly seenAtMs: number;
}

/**
 * How many processes of a kind there are, and what they use together. What it sends and its tags are those of Datadog's
 * `process`.
 */
export default class ProcessCheck extends AgentCheck<ProcessInstance, ProcessInitConfig> {
  static override readonly instanceSchema = processInstance;
  static override readonly initConfigSchema = processInitConfig;

  /** By pid and start: pids are given anew. */
  #seen: ReadonlyMap<string, SeenProcess> = new Map();
  readonly #rateSums = new Map(Object.keys(rates).map((name) => [name, new GrowingSum()]));

  override async run(): Promise<void> {
    const denied: string[] = [];
    const table = await this.#readTable(denied);
    const processes = await selectProcesses(table.processes, this.instance);
    const read = await Promise.all(processes.map(async ({ pid, readUsage }) => ({ pid, usage: await readUsage() })));
    this.#gauge('number', processes.length);
    this.#sendUsage(
      read.flatMap(({ usage }) => usage ?? []),
      table,
    );
    this.#sendRates(read);
    this.#sendCpu(read, table);
    this.#reportCount(processes.length);
    if (!this.instance.ignore_denied_access && denied.length > 0) {
      this.warning('Not allowed to read %s', denied.join(', '));
    }
  }

  async #readTable(denied: string[]): Promise<ProcessTable> {
    if (process.platform !== 'linux') return await readPs();
    return await readProc(this.initConfig.procfs_path, {
      usersFile: '/etc/passwd',
      onDenied: (file) => {
        this.log.debug('not allowed to read %s', file);
        denied.push(file);
      },
    });
  }

  #sendUsage(usages: readonly ProcessUsage[], { memoryBytes }: ProcessTable): void {
    for (const [name, partOf] of Object.entries(gauges)) {
      const sum = sumOf(usages.map(partOf));
      if (sum === undefined) continue;
      this.#gauge(name, sum);
      if (name === 'ioread_bytes' || name === 'iowrite_bytes') {
        this.monotonicCount(`system.processes.${name}_count`, sum, { tags: this.#tags() });
      }
    }
    const rssBytes = sumOf(usages.map((usage) => usage.rssBytes));
    if (rssBytes !== undefined && memoryBytes > 0) this.#gauge('mem.pct', (rssBytes / memoryBytes) * 100);
    if (usages.length === 0) return;
    const runTimes = usages.map(({ startedAtMs }) => (this.clock.now() - startedAtMs) / 1000);
    this.#gauge('run_time.avg', runTimes.reduce((sum, each) => sum + each, 0) / runTimes.length);
    this.#gauge('run_time.max', Math.max(...runTimes));
    this.#gauge('run_time.min', Math.min(...runTimes));
  }

  #sendRates(read: readonly ReadProcess[]): void {
    for (const [name, partOf] of Object.entries(rates)) {
      const counts = read.flatMap(({ pid, usage }) => {
        const value = usage && partOf(usage);
        return !usage || value === undefined ? [] : [{ pid, startedAtMs: usage.startedAtMs, value }];
      });
      const sum = this.#rateSums.get(name)?.add(counts);
      if (sum !== undefined && counts.length > 0) this.rate(`system.processes.${name}`, sum, { tags: this.#tags() });
    }
  }

  /** Of processes that were there at the run before: what a new one used, it used at no known time. */
  #sendCpu(read: readonly ReadProcess[], { cpuCount }: ProcessTable): void {
    const seenAtMs = this.clock.monotonic();
    const seen = new Map<string, SeenProcess>();
    const shares: number[] = [];
    for (const { pid, usage } of read) {
      if (!usage) continue;
      const key = `${pid} ${usage.startedAtMs}`;
      const before = this.#seen.get(key);
      if (before && seenAtMs > before.seenAtMs) {
        shares.push((usage.cpuTimeMs - before.cpuTimeMs) / (seenAtMs - before.seenAtMs));
      }
      seen.set(key, { cpuTimeMs: usage.cpuTimeMs, seenAtMs });
    }
    this.#seen = seen;
    const share = sumOf(shares);
    if (share === undefined) return;
    this.#gauge('cpu.pct', share * 100);
    if (cpuCount > 0) this.#gauge('cpu.normalized_pct', (share * 100) / cpuCount);
  }

  #reportCount(count: number): void {
    const { name, thresholds } = this.instance;
    const [least, most] = thresholds?.critical ?? [1, Number.POSITIVE_INFINITY];
    const [leastGood, mostGood] = thresholds?.warning ?? [1, Number.POSITIVE_INFINITY];
    const tags = [...this.#tags(), `process:${name}`];
    const report = (status: ServiceCheckStatus, word: string): void => {
      this.serviceCheck('process.up', status, {
        tags,
        message: word === 'OK' ? '' : `PROCS ${word}: ${count} processes found for ${name}`,
      });
    };
    if (count < least || count > most) report(ServiceCheckStatus.CRITICAL, 'CRITICAL');
    else if (count < leastGood || count > mostGood) report(ServiceCheckStatus.WARNING, 'WARNING');
    else report(ServiceCheckStatus.OK, 'OK');
  }

  #gauge(name: string, value: number): void {
    this.gauge(`system.processes.${name}`, value, { tags: this.#tags() });
  }

  #tags(): string[] {
    const { name } = this.instance;
    return [`process_name:${name}`, name];
  }
}

/** @returns undefined when there is no value at all */
function sumOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}
