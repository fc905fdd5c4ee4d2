import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Muting } from '../../../../lib/model/downtime.ts';
import type { HostMetadata } from '../../../../lib/model/host.ts';
import type { MonitorGroup } from '../../../../lib/model/monitor.ts';
import type { CompiledDowntime } from './compiled-downtime.ts';

/** What holds back groups at a time: downtimes of a monitor, or of a host whatever the monitor. */
interface ActiveMute {
  readonly id: string;
  readonly sinceMs: number;
  readonly mutesFirstRecovery: boolean;
  readonly matchesMonitor: (monitor: MonitorRecord) => boolean;
  readonly matchesGroup: (tags: readonly string[]) => boolean;
}

/** Of a monitor at a time. */
interface MonitorMutes {
  readonly mutes: readonly ActiveMute[];
  /** Tags that its query asks for, in lower case. */
  readonly scopeTags: readonly string[];
}

/**
 * Answers for each group of each monitor whether it is in downtime. All groups are asked for the same time, once a minute: what
 * is active then is looked up once, and which of it is about a monitor once for each monitor.
 */
export class MutingIndex {
  readonly #scopeTags: (monitor: MonitorRecord) => readonly string[];
  /** Those tags, in lower case. */
  readonly #tags = new WeakMap<MonitorRecord, readonly string[]>();
  #downtimes: readonly CompiledDowntime[] = [];
  #hosts: readonly HostMetadata[] = [];
  #active:
    | {
        readonly atMs: number;
        readonly mutes: readonly ActiveMute[];
        readonly of: WeakMap<MonitorRecord, MonitorMutes>;
      }
    | undefined;

  /** @param scopeTags the tags that a monitor's query asks of all it looks at: every group has them */
  constructor(scopeTags: (monitor: MonitorRecord) => readonly string[]) {
    this.#scopeTags = scopeTags;
  }

  setDowntimes(downtimes: readonly CompiledDowntime[]): void {
    this.#downtimes = downtimes;
    this.#active = undefined;
  }

  /** Hosts, of which those that are muted mute their groups. */
  setHosts(hosts: readonly HostMetadata[]): void {
    this.#hosts = hosts.filter(({ mute }) => mute !== undefined);
    this.#active = undefined;
  }

  /** Undefined: the group is in no downtime. @param atMs Unix milliseconds */
  mutingOf(monitor: MonitorRecord, group: MonitorGroup, atMs: number): Muting | undefined {
    const { mutes, scopeTags } = this.#ofMonitor(monitor, atMs);
    if (mutes.length === 0) return undefined;
    const tags = [...scopeTags, ...group.tags.map((tag) => tag.toLowerCase())];
    const matching = mutes.filter((mute) => mute.matchesGroup(tags));
    if (matching.length === 0) return undefined;
    return {
      downtimeIds: matching.map(({ id }) => id),
      sinceMs: Math.min(...matching.map(({ sinceMs }) => sinceMs)),
      mutesFirstRecovery: matching.some(({ mutesFirstRecovery }) => mutesFirstRecovery),
    };
  }

  /** Whether a downtime is about a group of a monitor, active or not. */
  isAbout(downtime: CompiledDowntime, monitor: MonitorRecord, group: MonitorGroup): boolean {
    if (!downtime.matchesMonitor(monitor)) return false;
    return downtime.matchesGroup([...this.#tagsOf(monitor), ...lower(group.tags)]);
  }

  #ofMonitor(monitor: MonitorRecord, atMs: number): MonitorMutes {
    if (this.#active?.atMs !== atMs) this.#active = { atMs, mutes: this.#activeAt(atMs), of: new WeakMap() };
    const known = this.#active.of.get(monitor);
    if (known) return known;
    const mutes = this.#active.mutes.filter((mute) => mute.matchesMonitor(monitor));
    const found = { mutes, scopeTags: mutes.length > 0 ? this.#tagsOf(monitor) : [] };
    this.#active.of.set(monitor, found);
    return found;
  }

  /** Read once: lists of monitors ask for each group of each downtime. */
  #tagsOf(monitor: MonitorRecord): readonly string[] {
    const known = this.#tags.get(monitor);
    if (known) return known;
    const tags = lower(this.#scopeTags(monitor));
    this.#tags.set(monitor, tags);
    return tags;
  }

  #activeAt(atMs: number): readonly ActiveMute[] {
    const ofDowntimes = this.#downtimes.flatMap((each): readonly ActiveMute[] => {
      const current = each.current(atMs);
      if (!current) return [];
      const { id, mutesFirstRecovery } = each.downtime;
      const matchesMonitor = (monitor: MonitorRecord): boolean => each.matchesMonitor(monitor);
      const { matchesGroup } = each;
      return [{ id, sinceMs: current.startMs, mutesFirstRecovery, matchesMonitor, matchesGroup }];
    });
    return [...ofDowntimes, ...this.#hosts.flatMap((host) => hostMute(host, atMs))];
  }
}

/** A muted host is a downtime of its groups in all monitors; it is named `host:<name>`. */
function hostMute({ name, mute }: HostMetadata, atMs: number): readonly ActiveMute[] {
  if (!mute || (mute.endS !== undefined && mute.endS * 1000 <= atMs)) return [];
  const tag = `host:${name.toLowerCase()}`;
  return [
    {
      id: `host:${name}`,
      sinceMs: (mute.sinceS ?? 0) * 1000,
      mutesFirstRecovery: false,
      matchesMonitor: () => true,
      matchesGroup: (tags) => tags.includes(tag),
    },
  ];
}

function lower(tags: readonly string[]): readonly string[] {
  return tags.map((tag) => tag.toLowerCase());
}
