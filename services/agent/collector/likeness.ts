/** Above all keys that two entries may share. */
const byName = 1000;

/**
 * How likely one entry of `instances` is an edit of another: the number of keys with the same value. The same `name`
 * (or `namespace`) comes before all that, and another name after all.
 */
export function likeness(before: unknown, after: unknown): number {
  const [a, b] = [asMap(before), asMap(after)];
  const shared = Object.entries(a).filter(([key, value]) => JSON.stringify(value) === JSON.stringify(b[key])).length;
  const [nameBefore, nameAfter] = [a.name ?? a.namespace, b.name ?? b.namespace];
  if (nameBefore === undefined || nameAfter === undefined) return shared;
  return nameBefore === nameAfter ? shared + byName : shared - byName;
}

function asMap(entry: unknown): Readonly<Record<string, unknown>> {
  return typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
}
