import { lexSearch, type SearchToken } from './lex.ts';
import { readPhrase, readWord } from './read-word.ts';
import type { SearchAttribute } from './types.ts';

/**
 * What can be completed at a place of a search. `from` to `to` is what a chosen completion replaces. Of an attribute that is
 * its name with the colon, if it is there already: put `printSearchKey(attribute)` in. Of a value: put
 * `printSearchValue(value)` in, and a space after it.
 */
export type SearchCompletion = {
  /** As typed up to the cursor, without escapes and quotes. */
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
} & (
  | { readonly kind: 'attribute' /** An at sign is typed. */; readonly hasAt: boolean }
  | { readonly kind: 'value'; readonly attribute: SearchAttribute }
);

/**
 * For an editor: what the cursor is in. Undefined where nothing is to be completed (a range, a phrase of the full text).
 * Takes any text, half of a search too.
 *
 * `service:we|` is a value of `service`, so is `service:(web OR a|)`; `@http.st|` and `serv|` are attributes, and so is an
 * empty place: any word may become one.
 */
export function completionsAt(text: string, position: number): SearchCompletion | undefined {
  const tokens = lexSearch(text);
  const at = tokens.findIndex(({ start, end }) => start < position && position <= end);
  const token = tokens[at];
  if (!token || token.kind === 'end') return emptyPlace(keyAround(tokens, position), position);
  if (token.kind === 'key') return inKey(token, position);
  const attribute = keyOf(tokens, at);
  switch (token.kind) {
    case 'open':
    case 'minus':
      return emptyPlace(attribute ?? keyAround(tokens, position), position);
    case 'word':
    case 'keyword':
      return attribute ? inValue(token, attribute, position) : inWord(token, position);
    case 'phrase':
    case 'unclosed':
      return attribute && token.text.startsWith('"') ? inValue(token, attribute, position) : undefined;
    default:
      return undefined;
  }
}

/** With the cursor behind its colon its value begins, else it is in the name. */
function inKey(key: SearchToken, position: number): SearchCompletion {
  return position === key.end ? emptyPlace(attributeOf(key), position) : inWord(key, position);
}

function inWord(token: SearchToken, position: number): SearchCompletion {
  const typed = token.text.slice(0, position - token.start);
  const hasAt = typed.startsWith('@');
  const prefix = readWord(hasAt ? typed.slice(1) : typed).text;
  return { kind: 'attribute', hasAt, prefix, from: token.start, to: token.end };
}

function inValue(token: SearchToken, attribute: SearchAttribute, position: number): SearchCompletion {
  const typed = token.text.slice(0, position - token.start);
  const isQuoted = typed.startsWith('"');
  const isWhole = isQuoted && token.kind === 'phrase' && position === token.end;
  const prefix = isQuoted ? readPhrase(isWhole ? typed : `${typed}"`) : readWord(typed).text;
  return { kind: 'value', attribute, prefix, from: token.start, to: token.end };
}

function emptyPlace(attribute: SearchAttribute | undefined, position: number): SearchCompletion {
  const place = { prefix: '', from: position, to: position };
  return attribute ? { kind: 'value', attribute, ...place } : { kind: 'attribute', hasAt: false, ...place };
}

/** The attribute whose value a token is: of the key directly in front, or of the parentheses around it. */
function keyOf(tokens: readonly SearchToken[], at: number): SearchAttribute | undefined {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (before?.kind === 'key' && before.end === token?.start) return attributeOf(before);
  return keyAround(tokens, token?.start ?? 0);
}

/** The attribute of the innermost `key:(` that is open at a place. */
function keyAround(tokens: readonly SearchToken[], position: number): SearchAttribute | undefined {
  const open: (SearchAttribute | undefined)[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.start >= position) break;
    const before = tokens[at - 1];
    const isKeys = before?.kind === 'key' && before.end === token.start;
    if (token.kind === 'open') open.push(isKeys ? attributeOf(before) : open.at(-1));
    if (token.kind === 'close') open.pop();
  }
  return open.at(-1);
}

function attributeOf(key: SearchToken): SearchAttribute {
  const hasAt = key.text.startsWith('@');
  return { name: readWord(key.text.slice(hasAt ? 1 : 0, -1)).text, hasAt };
}
