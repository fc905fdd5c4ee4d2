import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { tagValues } from './host-tags.ts';

/** A group of hosts on the map: either hosts, by their place in the list, or groups. */
export interface HostGroup {
  /** `env:prod`, or `no env`; empty for all hosts together. */
  readonly label: string;
  readonly hosts: readonly number[];
  readonly groups: readonly HostGroup[];
  /** Places in it; a host with two values of a key has a place in the group of each. */
  readonly count: number;
}

/** Hosts by tag keys, outer key first; the largest group first, those without the tag last. Without keys: one group. */
export function hostGroups(hosts: readonly LabHost[], keys: readonly string[]): HostGroup {
  return groupOf('', hosts, { of: hosts.map((_, at) => at), keys });
}

interface Part {
  readonly of: readonly number[];
  readonly keys: readonly string[];
}

function groupOf(label: string, hosts: readonly LabHost[], { of, keys }: Part): HostGroup {
  const [key, ...rest] = keys;
  if (key === undefined) {
    const name = (at: number) => hosts[at]?.name ?? '';
    const sorted = of.toSorted((a, b) => name(a).localeCompare(name(b), 'en', { numeric: true }));
    return { label, hosts: sorted, groups: [], count: of.length };
  }
  const byValue = new Map<string, number[]>();
  const without: number[] = [];
  for (const at of of) {
    const host = hosts[at];
    const values = host ? tagValues(host, key) : [];
    if (values.length === 0) without.push(at);
    for (const value of values) {
      const list = byValue.get(value);
      if (list) list.push(at);
      else byValue.set(value, [at]);
    }
  }
  const groups = [...byValue]
    .map(([value, list]) => groupOf(`${key}:${value}`, hosts, { of: list, keys: rest }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en', { numeric: true }));
  if (without.length > 0) groups.push(groupOf(`no ${key}`, hosts, { of: without, keys: rest }));
  return { label, hosts: [], groups, count: groups.reduce((sum, { count }) => sum + count, 0) };
}
