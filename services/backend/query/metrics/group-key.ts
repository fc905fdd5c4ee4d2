/** Stands for the value of a tag that a series does not have. */
const missing = 'N/A';

/**
 * The groups a series belongs to: for each, its `key:value` tags in the order of `keys`. A key with several values
 * makes it a member of a group for each, a key it lacks gives `key:N/A`. No keys: one group without tags.
 */
export function* groupsOf(tags: readonly string[], keys: readonly string[]): Generator<readonly string[]> {
  const [key, ...rest] = keys;
  if (key === undefined) {
    yield [];
    return;
  }
  const prefix = `${key}:`;
  const values = new Set(tags.filter((tag) => tag.startsWith(prefix)));
  if (values.size === 0) values.add(`${key}:${missing}`);
  for (const tag of values) {
    for (const others of groupsOf(tags, rest)) yield [tag, ...others];
  }
}
