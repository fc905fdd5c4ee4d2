import type { Identity } from './enrich.ts';

/** What a context takes besides its text: its places in the table, and the objects of its identity. */
const bytesPerContext = 128;

/** What a tag takes besides its text: a string and its place in the list. */
export const bytesPerTag = 40;

/** Characters that take two bytes each, as do all others of the same text. */
const wide = /[^\0-\xff]/;

/** A text that differs when identities do: normalised names and tags hold no comma, a host no line break. */
export function identityKey({ name, host, tags }: Identity): string {
  return `${name}\n${host}\n${tags.join(',')}`;
}

/**
 * An identity out of the text of its key, of which its strings are parts. Those of the line it was read from are parts of
 * that, and would keep all of it in memory.
 */
export function identityOfKey(key: string): Identity {
  const [name = '', host = '', tags = ''] = key.split('\n');
  return { name, host, tags: tags === '' ? [] : tags.split(',') };
}

/** About how many bytes are held for an identity and its key. */
export function identityBytes(key: string, { tags }: Identity): number {
  return bytesPerContext + key.length * (wide.test(key) ? 2 : 1) + tags.length * bytesPerTag;
}
