/** The hidden lines after this one is shown or hidden. */
export function toggled(hidden: ReadonlySet<string>, label: string): ReadonlySet<string> {
  const next = new Set(hidden);
  if (!next.delete(label)) next.add(label);
  return next;
}

/** All lines hidden but this one; none when it is already alone. */
export function isolated(hidden: ReadonlySet<string>, label: string, all: readonly string[]): ReadonlySet<string> {
  const others = all.filter((one) => one !== label);
  const alone = !hidden.has(label) && others.length > 0 && others.every((one) => hidden.has(one));
  return new Set(alone ? [] : others);
}
