/** Counters under the first word of their names: `store.points` is `points` in the group `store`; sorted. */
export function counterGroups(
  counters: Readonly<Record<string, number>>,
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const groups = new Map<string, Record<string, number>>();
  for (const name of Object.keys(counters).sort()) {
    const [group = name, ...rest] = name.split('.');
    const members = groups.get(group) ?? {};
    members[rest.join('.') || group] = counters[name] ?? 0;
    groups.set(group, members);
  }
  return groups;
}
