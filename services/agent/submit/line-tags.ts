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
  return { tags: [...tags.filter((tag) => !isMagicTag(tag)), `host:${hostname}`], refused: tags.filter(isMagicTag) };
}

/** Whether a server would take a tag off the line and act upon it: a check cannot send it as a tag. */
export function isMagicTag(tag: string): boolean {
  return magicPrefixes.some((prefix) => tag.startsWith(prefix));
}
