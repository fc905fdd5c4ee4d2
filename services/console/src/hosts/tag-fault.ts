/** The longest tag that Datadog keeps whole. */
const LONGEST = 200;

/** A tag as it was typed, without what it cannot have at its ends, in small letters. */
export function typedHostTag(text: string): string {
  return text.trim().toLowerCase();
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
