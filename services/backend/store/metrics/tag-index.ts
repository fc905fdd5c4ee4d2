import type { HostStore } from '../hosts/host-store.ts';
import type { ContextEntry } from './context-catalogue.ts';

interface Joined {
  readonly version: number;
  readonly tags: readonly string[];
}

/** The tags that apply to a context: its own, `host:<host>` and the host's. Kept until a host's tags change. */
export class TagIndex {
  readonly #hosts: HostStore;
  readonly #joined = new WeakMap<ContextEntry, Joined>();

  constructor(hosts: HostStore) {
    this.#hosts = hosts;
  }

  /** Changes whenever the tags of a context may have. */
  get version(): number {
    return this.#hosts.version;
  }

  /** Without duplicates; the context's own first. */
  of(entry: ContextEntry): readonly string[] {
    const { version } = this.#hosts;
    const known = this.#joined.get(entry);
    if (known?.version === version) return known.tags;
    const tags = [...new Set([...entry.context.tags, ...this.#hosts.tagsOf(entry.context.host)])];
    this.#joined.set(entry, { version, tags });
    return tags;
  }

  /** Tag key → values, both sorted; bare tags under the empty key. */
  valuesByKey(entries: readonly ContextEntry[]): Record<string, readonly string[]> {
    const tags = new Set(entries.flatMap((entry) => this.of(entry)));
    const byKey = new Map<string, string[]>();
    for (const tag of [...tags].sort()) {
      const colon = tag.indexOf(':');
      const key = colon < 0 ? '' : tag.slice(0, colon);
      const values = byKey.get(key);
      if (values) values.push(tag.slice(colon + 1));
      else byKey.set(key, [tag.slice(colon + 1)]);
    }
    return Object.fromEntries([...byKey].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
