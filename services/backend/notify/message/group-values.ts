/** The values of tags by their key, those of one key sorted and joined by commas: `env:b`, `env:a` → `{env: 'a,b'}`. */
export function groupValues(tags: readonly string[]): Readonly<Record<string, string>> {
  const values = new Map<string, string[]>();
  for (const tag of tags) {
    const colon = tag.indexOf(':');
    if (colon < 1) continue;
    const [key, value] = [tag.slice(0, colon), tag.slice(colon + 1)];
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return Object.fromEntries([...values].map(([key, all]) => [key, [...new Set(all)].sort().join(',')]));
}
