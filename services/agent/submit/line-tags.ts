/** Tags that a DogStatsD server takes off the line and acts upon, so they cannot be sent as tags. */
const magicPrefixes = ['host:', 'dd.internal.entity_id:', 'dd.internal.card:', 'dd.internal.jmx_check_name:'];

/**
 * The tags of one line: the check's, less those that would mean something to the server itself, and last the host's
 * magic tag, which a server takes off again. `host:` without a name is no host at all. What would end a tag or the line
 * (`|`, `,`, newlines; also `@` and `#`, as Datadog's intake does) becomes `_` in hot-shots.
 * @returns the tags, and those left out
 */
export function lineTags(
  tags: readonly string[],
  hostname: string,
): { readonly tags: string[]; readonly refused: readonly string[] } {
  const refused = tags.filter((tag) => magicPrefixes.some((prefix) => tag.startsWith(prefix)));
  const kept = refused.length === 0 ? tags : tags.filter((tag) => !refused.includes(tag));
  return { tags: [...kept, `host:${hostname}`], refused };
}
