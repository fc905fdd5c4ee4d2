/** Counters that belong together, by the first word of their names. */
export interface CounterGroup {
  readonly name: string;
  readonly counters: readonly { readonly name: string; readonly value: number }[];
}

/** `dogstatsd.packets` and its like in groups, both sorted; a name without a dot is in the group `backend`. */
export function counterGroups(counters: readonly (readonly [name: string, value: number])[]): CounterGroup[] {
  const groups = new Map<string, { name: string; value: number }[]>();
  for (const [full, value] of counters.toSorted(([a], [b]) => a.localeCompare(b))) {
    const dot = full.indexOf('.');
    const group = dot > 0 ? full.slice(0, dot) : 'backend';
    const list = groups.get(group) ?? [];
    list.push({ name: dot > 0 ? full.slice(dot + 1) : full, value });
    groups.set(group, list);
  }
  return [...groups].map(([name, list]) => ({ name, counters: list })).sort((a, b) => a.name.localeCompare(b.name));
}

/** Whether a counter counts what should not happen. */
export function countsTrouble(name: string): boolean {
  return /refused|dropped|drops|truncated|malformed|error|bad_|invalid|unsupported|rejected|lost|beyond/.test(name);
}
