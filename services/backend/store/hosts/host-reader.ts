import type { Clock } from '../../../../lib/clock/clock.ts';
import type { HostMetadata, HostMute } from '../../../../lib/model/host.ts';
import type { GroupCommit } from '../engine/group-commit.ts';
import type { HostReader, SeenHost } from '../store.ts';
import { appsOfChecks, type HostActivity, type HostSources, hostActivity } from './host-activity.ts';
import type { HostStore } from './host-store.ts';

/** Answers questions about hosts, and takes what users say of them: that is on disk when it is answered. */
export class StoredHostReader implements HostReader {
  readonly #hosts: HostStore;
  readonly #sources: HostSources;
  readonly #commit: GroupCommit;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(parts: { hosts: HostStore; sources: HostSources; commit: GroupCommit; clock: Pick<Clock, 'now'> }) {
    this.#hosts = parts.hosts;
    this.#sources = parts.sources;
    this.#commit = parts.commit;
    this.#clock = parts.clock;
  }

  async list(): Promise<readonly HostMetadata[]> {
    return this.#hosts.list();
  }

  async get(names: readonly string[]): Promise<readonly HostMetadata[]> {
    return names.flatMap((name) => this.#hosts.get(name) ?? []);
  }

  async seen({ sinceS }: { readonly sinceS: number }): Promise<readonly SeenHost[]> {
    const nowS = this.#clock.now() / 1000;
    const active = hostActivity(this.#sources, sinceS);
    const hosts = (await this.#hosts.list()).flatMap((host): SeenHost[] => {
      const activity = active.get(host.name);
      active.delete(host.name);
      const lastSeenS = Math.max(host.reportedAtS, activity?.lastSeenS ?? 0);
      return lastSeenS < sinceS ? [] : [toSeen(host, { activity, lastSeenS, nowS, sinceS })];
    });
    for (const [name, activity] of active) {
      const host = { name, aliases: [], agentVersion: '', platform: '', tagsBySource: {}, checks: [], reportedAtS: 0 };
      hosts.push(toSeen(host, { activity, lastSeenS: activity.lastSeenS, nowS, sinceS }));
    }
    return hosts.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async setTags(name: string, source: string, tags: readonly string[]): Promise<readonly string[]> {
    this.#hosts.setTags(name, source, tags);
    await this.#commit.flush();
    return this.#hosts.userTags(name, source);
  }

  async addTags(name: string, source: string, tags: readonly string[]): Promise<readonly string[]> {
    return this.setTags(name, source, [...new Set([...this.#hosts.userTags(name, source), ...tags])].sort());
  }

  async removeTags(name: string, source?: string): Promise<void> {
    if (source === undefined) this.#hosts.removeTags(name);
    else this.#hosts.setTags(name, source, []);
    await this.#commit.flush();
  }

  async mute(name: string, mute: HostMute, { override }: { readonly override: boolean }): Promise<boolean> {
    if (!override && this.#hosts.get(name)?.mute) return false;
    this.#hosts.setMute(name, mute);
    await this.#commit.flush();
    return true;
  }

  async unmute(name: string): Promise<boolean> {
    if (!this.#hosts.get(name)?.mute) return false;
    this.#hosts.setMute(name);
    await this.#commit.flush();
    return true;
  }
}

/** Reports of checks are as old as the last report of the host: past the window they say nothing. */
function toSeen(
  { system: _system, checks, ...host }: HostMetadata,
  seen: {
    readonly activity: HostActivity | undefined;
    readonly lastSeenS: number;
    readonly nowS: number;
    readonly sinceS: number;
  },
): SeenHost {
  const apps = new Set(seen.activity?.apps);
  if (host.reportedAtS > 0 && host.reportedAtS >= seen.sinceS) {
    if (host.agentVersion !== '') apps.add('agent');
    for (const app of appsOfChecks(checks)) apps.add(app);
  }
  // Points may be ten minutes ahead of the clock.
  return { ...host, apps: [...apps].sort(), lastSeenS: Math.min(seen.lastSeenS, Math.floor(seen.nowS)) };
}
