/** What of the hosts is asked: `HostStore` is one. */
export interface TaggedHosts {
  /** Grows whenever the tags of a host may have changed. */
  readonly version: number;
  list(): Promise<readonly { readonly name: string }[]>;
  /** Tags that all telemetry of a host carries, `host:<name>` among them. */
  tagsOf(name: string): readonly string[];
}

/** Host → the values that its tags have under one key. */
export type HostValues = ReadonlyMap<string, readonly string[]>;

const noValues: HostValues = new Map();

/** The tags of hosts, found by their keys: for searches, which ask which hosts have a tag. */
export class HostTags {
  readonly #hosts: TaggedHosts;
  #byKey: ReadonlyMap<string, HostValues> = new Map();
  #version = -1;

  constructor(hosts: TaggedHosts) {
    this.#hosts = hosts;
  }

  /** Takes over what has changed; to be awaited before a search is made of it. */
  async refresh(): Promise<void> {
    const { version } = this.#hosts;
    if (version === this.#version) return;
    const names = (await this.#hosts.list()).map(({ name }) => name);
    const byKey = new Map<string, Map<string, string[]>>();
    for (const name of names) for (const tag of this.#hosts.tagsOf(name)) addTag(byKey, name, tag);
    this.#byKey = byKey;
    this.#version = version;
  }

  /** The hosts that have a tag with this key; bare tags have the empty key. */
  valuesOf(key: string): HostValues {
    return this.#byKey.get(key) ?? noValues;
  }

  /** Hosts that have a tag, `key:value` or a bare one. */
  hostsWith(tag: string): readonly string[] {
    const { key, value } = partsOf(tag);
    return [...this.valuesOf(key)].flatMap(([host, values]) => (values.includes(value) ? [host] : []));
  }

  /** Each tag of a host once, `host:<name>` among them; none without a name. */
  of(host: string): readonly string[] {
    return [...new Set(this.#hosts.tagsOf(host))];
  }
}

function addTag(byKey: Map<string, Map<string, string[]>>, host: string, tag: string): void {
  const { key, value } = partsOf(tag);
  const ofKey = byKey.get(key) ?? new Map<string, string[]>();
  byKey.set(key, ofKey);
  const values = ofKey.get(host);
  if (!values) ofKey.set(host, [value]);
  else if (!values.includes(value)) values.push(value);
}

function partsOf(tag: string): { readonly key: string; readonly value: string } {
  const colon = tag.indexOf(':');
  return colon < 0 ? { key: '', value: tag } : { key: tag.slice(0, colon), value: tag.slice(colon + 1) };
}
