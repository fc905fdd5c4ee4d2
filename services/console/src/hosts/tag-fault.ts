/** The longest tag that Datadog keeps whole. */
const LONGEST = 200;

/** Tags as they were typed, apart by commas, each once: without what they cannot have at their ends, in small letters. */
export function typedHostTags(text: string): readonly string[] {
  const tags = text.split(/[,\n]/).map((tag) => tag.trim().toLowerCase());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

/** Why these tags cannot be added to a host, by the first that cannot; undefined when all can. */
export function tagsFault(tags: readonly string[], others: readonly string[]): string | undefined {
  if (tags.length === 0) return tagFault('', others);
  return tags.map((tag) => tagFault(tag, others)).find((fault) => fault !== undefined);
}

/** Why a tag cannot be added to a host as it is; undefined when it can. */
export function tagFault(tag: string, others: readonly string[]): string | undefined {
  if (tag === '') return 'A tag has at least one letter.';
  if (!/^\p{L}/u.test(tag)) return `${tag}: a tag begins with a letter.`;
  const wrong = /[^\p{L}\p{Nd}_:./-]/u.exec(tag)?.[0];
  if (wrong !== undefined) {
    return `${tag}: ${wrong === ' ' ? 'a space' : wrong} cannot be in a tag; letters, digits and _ - : . / can.`;
  }
  if (tag.length > LONGEST) return `A tag has at most ${LONGEST} characters; this one has ${tag.length}.`;
  if (/_$|__/.test(tag)) return `${tag}: an _ is not at the end of a tag, nor beside another.`;
  if (tag.startsWith('host:')) return `${tag}: the name of a host is not given by a tag.`;
  if (others.includes(tag)) return `${tag} is among its tags already.`;
  return undefined;
}
