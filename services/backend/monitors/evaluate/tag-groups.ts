/** The groups that tags are in by some keys: one for each combination of values; none where a key is missing. */
export function tagGroups(tags: readonly string[], keys: readonly string[]): readonly (readonly string[])[] {
  return keys.reduce<readonly (readonly string[])[]>(
    (groups, key) => {
      const own = [...new Set(tags.filter((tag) => tag.startsWith(`${key}:`)))];
      return groups.flatMap((group) => own.map((tag) => [...group, tag]));
    },
    [[]],
  );
}
