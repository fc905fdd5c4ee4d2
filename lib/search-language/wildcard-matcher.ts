/** A part of a pattern: a character (code point) that has to be there, any one, or any number of any. */
type Part =
  | { readonly kind: 'character'; readonly text: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'many' };

/**
 * Tells whether a whole text is like a pattern: `*` any characters, `?` one; with a `\` in front of them, and of a `\`, they stand
 * for themselves. Takes at most as many steps as text times pattern, which a regular expression does not promise.
 */
export function wildcardMatcher(pattern: string): (text: string) => boolean {
  const parts = partsOf(pattern);
  return (text) => isLike(text, parts);
}

/** The same as a regular expression for RE2, which keeps that promise. */
export function wildcardExpression(pattern: string): string {
  return partsOf(pattern)
    .map((part) => {
      if (part.kind === 'many') return '.*';
      return part.kind === 'one' ? '.' : part.text.replace(/[$()*+.?[\\\]^{|}]/, '\\$&');
    })
    .join('');
}

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (const [, escaped, plain] of pattern.matchAll(/\\([\s\S])|([\s\S])/gu)) {
    if (plain === '*') parts.push({ kind: 'many' });
    else if (plain === '?') parts.push({ kind: 'one' });
    else parts.push({ kind: 'character', text: escaped ?? plain ?? '' });
  }
  return parts;
}

/** Where it goes wrong behind a `*`, that one takes a character more; earlier ones need not be looked at again. */
function isLike(text: string, parts: readonly Part[]): boolean {
  let at = 0;
  let part = 0;
  let starPart = -1;
  let starAt = 0;
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted?.kind === 'many') {
      starPart = part++;
      starAt = at;
    } else if (wanted?.kind === 'one') {
      at += lengthAt(text, at);
      part++;
    } else if (wanted?.kind === 'character' && text.startsWith(wanted.text, at)) {
      at += wanted.text.length;
      part++;
    } else if (starPart >= 0) {
      starAt += lengthAt(text, starAt);
      at = starAt;
      part = starPart + 1;
    } else {
      return false;
    }
  }
  return parts.slice(part).every(({ kind }) => kind === 'many');
}

/** Units of the character at a place. */
function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
