/** What a word says once its escapes are read. */
export interface SearchWord {
  /** Its characters, where it has no wildcard. */
  readonly text: string;
  /** Where it has `*` or `?`: with a `\` in front of those, and of a `\`, that stand for themselves. */
  readonly pattern?: string;
}

/** Reads a word or a key: `\` in front of a character takes its meaning away. */
export function readWord(written: string): SearchWord {
  let text = '';
  let pattern = '';
  let isPattern = false;
  for (let at = 0; at < written.length; at++) {
    const isEscaped = written[at] === '\\' && at + 1 < written.length;
    if (isEscaped) at++;
    const character = written.charAt(at);
    const isSpecial = character === '*' || character === '?';
    if (isSpecial && !isEscaped) isPattern = true;
    text += character;
    pattern += character === '\\' || (isSpecial && isEscaped) ? `\\${character}` : character;
  }
  return isPattern ? { text, pattern } : { text };
}

/** Reads `"a phrase"`: `\` takes a character's meaning away, and there are no wildcards. */
export function readPhrase(written: string): string {
  return written.slice(1, -1).replace(/\\([\s\S])/g, '$1');
}
