import type { SeenHost } from '../../store/store.ts';

/**
 * Reads a filter of hosts: words, all of which a host has to match. `key:value` is one of its tags (`host:` its name), with
 * `*` for any characters; any other word occurs in its name, an alias, a tag or an app. Case does not matter.
 * @returns whether a host matches
 */
export function matchHost(
  filter: string,
): (host: Pick<SeenHost, 'name' | 'aliases' | 'apps' | 'tagsBySource'>) => boolean {
  const words = filter
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const matchers = words.map((word) => (word.includes(':') ? matchTag(word) : matchText(word)));
  if (matchers.length === 0) return () => true;
  return ({ name, aliases, apps, tagsBySource }) => {
    const tags = [`host:${name}`, ...Object.values(tagsBySource).flat()].map((tag) => tag.toLowerCase());
    const texts = [name, ...aliases, ...apps].map((text) => text.toLowerCase());
    return matchers.every((matches) => matches({ tags, texts }));
  };
}

type Matcher = (host: { readonly tags: readonly string[]; readonly texts: readonly string[] }) => boolean;

function matchTag(word: string): Matcher {
  const parts = word.split('*');
  return ({ tags }) => tags.some((tag) => matchParts(tag, parts));
}

/** Whether a text is these parts in order, with anything in between: no backtracking, whatever the parts. */
function matchParts(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function matchText(word: string): Matcher {
  return ({ tags, texts }) => texts.some((text) => text.includes(word)) || tags.some((tag) => tag.includes(word));
}
