import os from 'node:os';
import { AgentCheck, type CheckContext, z } from 'labrador/check';
import type { Collector } from './collector.ts';
import { linuxCollectors } from './linux-collectors.ts';
import { macosCollectors } from './macos-collectors.ts';
import type { Reading } from './reading.ts';

const sourceNames = ['cpu', 'load', 'memory', 'io', 'uptime', 'file_handle'] as const;

const instance = z.object({
  sources: z
    .array(z.enum(sourceNames, `must be one of ${sourceNames.join(', ')}`), 'must be a list')
    .default([...sourceNames]),
  procfs_path: z.string('must be a path').min(1, 'must be a path').default('/proc'),
});

/** Sends the processor, load, memory, swap, block devices, uptime and file handles of this machine. */
export default class SystemCheck extends AgentCheck<z.infer<typeof instance>> {
  static override readonly instanceSchema = instance;

  readonly #collectors: readonly (readonly [source: string, collect: Collector])[];

  constructor(context: CheckContext) {
    super(context);
    const { sources, procfs_path } = this.instance;
    const all = process.platform === 'darwin' ? macosCollectors(os) : linuxCollectors(procfs_path);
    this.#collectors = Object.entries(all).filter(([name]) => sources.some((source) => source === name));
    const missing = sources.filter((source) => !Object.hasOwn(all, source));
    if (missing.length > 0) this.log.info('On this system nothing can be read of: %s', missing.join(', '));
  }

  /** A source that fails is warned of and does not keep the others back. @throws when all of them fail */
  override async run(): Promise<void> {
    const errors: unknown[] = [];
    for (const [source, collect] of this.#collectors) {
      try {
        for (const reading of await collect(this.clock.monotonic())) this.#send(reading);
      } catch (error) {
        errors.push(error);
        this.warning('Cannot read %s: %s', source, error instanceof Error ? error.message : error);
      }
    }
    if (errors.length > 0 && errors.length === this.#collectors.length) {
      throw new Error('Cannot read any source of the system', { cause: errors[0] });
    }
  }

  #send({ type, name, value, tags = [] }: Reading): void {
    this[type](name, value, { tags });
  }
}
