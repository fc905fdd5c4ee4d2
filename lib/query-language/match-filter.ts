import type { TagFilter } from './types.ts';

/** Whether a series with these tags (a multiset, any case) is selected. */
export type TagMatcher = (tags: readonly string[]) => boolean;

/**
 * Prepares a filter for matching many series. Comparison ignores case. `key:value` is satisfied when any tag equals it
 * (a key may have several values); `*` in the value stands for any characters, so `key:*` means that the key exists.
 * A bare tag matches bare tags only.
 */
export function matchFilter(filter: TagFilter): TagMatcher {
  const matches = compile(filter);
  return (tags) => matches(tags.map((tag) => tag.toLowerCase()));
}

function compile(filter: TagFilter): TagMatcher {
  switch (filter.kind) {
    case 'all':
      return () => true;
    case 'tag':
      return matchTag(filter.tag.toLowerCase());
    case 'not': {
      const inner = compile(filter.term);
      return (tags) => !inner(tags);
    }
    case 'and': {
      const terms = filter.terms.map(compile);
      return (tags) => terms.every((term) => term(tags));
    }
    case 'or': {
      const terms = filter.terms.map(compile);
      return (tags) => terms.some((term) => term(tags));
    }
  }
}

function matchTag(pattern: string): TagMatcher {
  const colon = pattern.indexOf(':');
  const value = pattern.slice(colon + 1);
  if (!value.includes('*')) return (tags) => tags.includes(pattern);
  const key = pattern.slice(0, colon + 1);
  const valueMatches = matchWildcard(value.split('*'));
  return (tags) =>
    tags.some((tag) => {
      if (colon < 0) return !tag.includes(':') && valueMatches(tag);
      return tag.startsWith(key) && valueMatches(tag.slice(key.length));
    });
}

/** `parts` are the pieces between the stars; linear in the text, whatever the pattern. */
function matchWildcard(parts: readonly string[]): (text: string) => boolean {
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  const middle = parts.slice(1, -1);
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const part of middle) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= text.length - last.length;
  };
}
