/** Characters a tag may have; longer ones are cut. */
export const maxTagLength = 200;

/** A tag that is in its normal form already, the case that is worth being fast; ASCII only. */
const normalTag = /^[a-z:](?:[a-z0-9:./-]|_(?!_|$))*$/;

/** Characters of a tag that are looked at; several may become one, so more than are kept. */
const maxReadLength = 5 * maxTagLength;

/** What may stand before the first character of a tag: anything but a letter or a colon. */
const leading = /^[^\p{L}:]+/u;

const notAllowed = /[^\p{L}\p{Nd}_:./-]/gu;

/**
 * The form in which Datadog keeps a tag: lower case; letters of any script, digits and `_ - : . /` stay, every
 * other character becomes `_`; several `_` in a row are one, none at the end; what precedes the first letter
 * (or colon) falls away; at most 200 characters.
 * Source: Datadog's page on tags, and the normalisation of the Agent's trace side.
 * @returns the empty string when nothing remains
 */
export function normalizeTag(tag: string): string {
  if (tag.length <= maxTagLength && normalTag.test(tag)) return tag;
  const joined = tag
    .slice(0, maxReadLength)
    .toLowerCase()
    .replace(leading, '')
    .replace(notAllowed, '_')
    .replace(/__+/g, '_');
  const characters = joined.length <= maxTagLength ? joined : Array.from(joined).slice(0, maxTagLength).join('');
  return characters.replace(/_$/, '');
}

/**
 * Normalises a list of tags: each in its normal form, sorted by code unit, exact duplicates and empty ones removed.
 * It stays a multiset by key: `a:1` and `a:2` are both kept.
 */
export function normalizeTags(tags: readonly string[]): string[] {
  const normal = new Set<string>();
  for (const tag of tags) {
    const one = normalizeTag(tag);
    if (one !== '') normal.add(one);
  }
  return [...normal].sort();
}
