import type { LabHost } from '../../../../lib/api-types/hosts.ts';

type Tagged = Pick<LabHost, 'name' | 'tagsBySource'>;

/** All tags of a host from all sources, each once, `host:<name>` among them; sorted. */
export function tagsOf({ name, tagsBySource }: Tagged): readonly string[] {
  return [...new Set([...Object.values(tagsBySource).flat(), `host:${name}`])].sort();
}

/** The values that a host has of a tag key, sorted; none when it has no such tag. */
export function tagValues(host: Tagged, key: string): readonly string[] {
  return tagsOf(host)
    .filter((tag) => tag.startsWith(`${key}:`))
    .map((tag) => tag.slice(key.length + 1));
}

/** Keys that hosts can be grouped by, the most common first; `host` is last, since it makes a group of each. */
export function tagKeys(hosts: readonly Tagged[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const host of hosts) {
    for (const key of new Set(tagsOf(host).flatMap(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rank = (key: string) => (key === 'host' ? -1 : (counts.get(key) ?? 0));
  return [...counts.keys()].sort((a, b) => rank(b) - rank(a) || a.localeCompare(b));
}

function keyOf(tag: string): readonly string[] {
  const colon = tag.indexOf(':');
  return colon > 0 ? [tag.slice(0, colon)] : [];
}
