import path from 'node:path';
import { AgentCheck, type CheckContext, ServiceCheckStatus } from 'labrador/check';
import { isWanted } from './is-wanted.ts';
import type { Mount } from './mount.ts';
import { type InitConfigOptions, type InstanceOptions, initConfigOptions, instanceOptions } from './options.ts';
import { readBusyTimes } from './read-busy-times.ts';
import { readLabels } from './read-labels.ts';
import { readLinuxMounts } from './read-linux-mounts.ts';
import { readMacosMounts } from './read-macos-mounts.ts';
import { usageMetrics } from './usage-metrics.ts';
import { type Usage, UsageReader } from './usage-reader.ts';

/** Sends how full the file systems of this machine are, and how long its disks were read and written. */
export default class DiskCheck extends AgentCheck<InstanceOptions, InitConfigOptions> {
  static override readonly instanceSchema = instanceOptions;
  static override readonly initConfigSchema = initConfigOptions;

  readonly #usage: UsageReader;

  constructor(context: CheckContext) {
    super(context);
    this.#usage = new UsageReader(this.clock, this.instance.timeout * 1000);
  }

  override async run(): Promise<void> {
    const isMacos = process.platform === 'darwin';
    const mounts = isMacos ? await readMacosMounts() : await readLinuxMounts(this.instance.procfs_path);
    const labels = this.instance.tag_by_label ? await readLabels('/dev/disk/by-label') : new Map<string, string>();
    for (const mount of mounts.filter((each) => isWanted(each, this.instance, this.initConfig))) {
      const usage = await this.#readUsage(mount);
      if (usage && usage.total > this.instance.min_disk_size * 1024 ** 2) {
        this.#sendMount(mount, usage, labels.get(mount.device));
      }
    }
    if (!isMacos) await this.#sendBusyTimes();
  }

  /** @returns undefined, with a warning, for a mount that does not answer; it does not keep the others back */
  async #readUsage({ mountPoint }: Mount): Promise<Usage | undefined> {
    try {
      return await this.#usage.read(mountPoint);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // A mount that others may not see is usual (FUSE of another user) and no reason to worry anybody at each run.
      if (isRefused(error)) this.log.debug('Cannot read the usage of %s: %s', mountPoint, reason);
      else this.warning('Cannot read the usage of %s: %s. mount_point_exclude leaves it away', mountPoint, reason);
      return undefined;
    }
  }

  #sendMount(mount: Mount, usage: Usage, label: string | undefined): void {
    const name = this.instance.use_mount ? mount.mountPoint : mount.device;
    const tags = [
      ...(this.instance.tag_by_filesystem ? [mount.fileSystem, `filesystem:${mount.fileSystem}`] : []),
      ...this.#tagsOf(name),
      ...(label === undefined ? [] : [`label:${label}`, `device_label:${label}`]),
      `device:${name}`,
      `device_name:${path.basename(mount.device)}`,
    ];
    for (const [metric, value] of Object.entries(usageMetrics(usage))) this.gauge(metric, value, { tags });
    if (this.instance.service_check_rw) {
      const status = mount.options.includes('rw') ? ServiceCheckStatus.OK : ServiceCheckStatus.CRITICAL;
      this.serviceCheck('disk.read_write', status, { tags });
    }
  }

  async #sendBusyTimes(): Promise<void> {
    for (const [device, { readMs, writeMs }] of await readBusyTimes(this.instance.procfs_path)) {
      const tags = [...this.#tagsOf(device), `device:${device}`, `device_name:${device}`];
      this.monotonicCount('system.disk.read_time', readMs, { tags });
      this.monotonicCount('system.disk.write_time', writeMs, { tags });
      // A tenth of the milliseconds in a second: the percent of the time.
      this.rate('system.disk.read_time_pct', readMs / 10, { tags });
      this.rate('system.disk.write_time_pct', writeMs / 10, { tags });
    }
  }

  /** `device_tag_re`, looked up by device, or by mount point with `use_mount`. */
  #tagsOf(name: string): string[] {
    return this.instance.device_tag_re.filter(({ pattern }) => pattern.test(name)).flatMap(({ tags }) => tags);
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}
