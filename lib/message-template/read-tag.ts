import { TemplateError } from './template-error.ts';

/** What stands between braces. */
export type Tag =
  | { readonly kind: 'comment' }
  | { readonly kind: 'variable'; readonly name: string; readonly isRaw: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly string[] }
  | { readonly kind: 'open'; readonly name: string; readonly args: readonly string[]; readonly isNegated: boolean }
  | { readonly kind: 'else' }
  | { readonly kind: 'close'; readonly name: string };

/** A tag and where the text goes on after it. */
export interface PlacedTag {
  readonly tag: Tag;
  readonly end: number;
}

/**
 * Reads the tag whose `{{` or `{{{` stands at `offset`.
 * @throws TemplateError
 */
export function readTag(text: string, offset: number): PlacedTag {
  const refuse = (problem: string): never => {
    throw new TemplateError(problem, { text, offset });
  };
  if (text.startsWith('{{!', offset)) return readComment(text, { offset, refuse });
  const isRaw = text.startsWith('{{{', offset);
  const [opening, closing] = isRaw ? ['{{{', '}}}'] : ['{{', '}}'];
  const end = closingAt(text, { from: offset + opening.length, closing });
  if (end < 0) return refuse(`'${opening}' has no '${closing}'`);
  const inside = text.slice(offset + opening.length, end).trim();
  const tag = isRaw ? { kind: 'variable' as const, name: nameOf(inside, refuse), isRaw } : tagOf(inside, refuse);
  return { tag, end: end + closing.length };
}

type Refuse = (problem: string) => never;

function readComment(
  text: string,
  { offset, refuse }: { readonly offset: number; readonly refuse: Refuse },
): PlacedTag {
  // One that begins with two dashes may have braces in it.
  const closing = text.startsWith('{{!--', offset) ? '--}}' : '}}';
  const end = text.indexOf(closing, offset + 3);
  if (end < 0) return refuse(`a comment has no '${closing}'`);
  return { tag: { kind: 'comment' }, end: end + closing.length };
}

/** Where `closing` stands outside of quotes, on whatever line; -1: nowhere. */
function closingAt(text: string, { from, closing }: { readonly from: number; readonly closing: string }): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quote) quote = sign === quote ? '' : quote;
    else if (text.startsWith(closing, at)) return at;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return -1;
}

function tagOf(inside: string, refuse: Refuse): Tag {
  const sign = inside.charAt(0);
  if (sign === '/') return { kind: 'close', name: inside.slice(1).trim() };
  if (inside === 'else' || inside === '^') return { kind: 'else' };
  if (sign === '#' || sign === '^') {
    const [name = '', ...args] = wordsOf(inside.slice(1), refuse);
    return { kind: 'open', name: nameOf(name, refuse), args, isNegated: sign === '^' };
  }
  const [first = '', ...args] = wordsOf(inside, refuse);
  if (args.length > 0) return { kind: 'call', name: first, args };
  return { kind: 'variable', name: nameOf(inside, refuse), isRaw: false };
}

const WORD = /\s*(?:"([^"]*)"|'([^']*)'|((?:\[[^\]]*\]|[^\s"'[\]])+))(?=\s|$)/y;

/** Words apart by blanks; one in quotes may have blanks in it. Brackets of names are removed. */
function wordsOf(text: string, refuse: Refuse): readonly string[] {
  const words: string[] = [];
  const trimmed = text.trim();
  WORD.lastIndex = 0;
  while (WORD.lastIndex < trimmed.length) {
    const at = WORD.lastIndex;
    const match = WORD.exec(trimmed);
    if (!match) return refuse(`'${trimmed.slice(at).trim().slice(0, 40)}' cannot be read`);
    words.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return words;
}

const NAME = /^(?:\[[^\]]+\]|[^\s"'[\]{}()=!#^,;|&])+$/;

function nameOf(written: string, refuse: Refuse): string {
  if (written === '') return refuse('a variable has no name');
  if (!NAME.test(written)) return refuse(`'${written.slice(0, 40)}' is no name of a variable`);
  return written;
}
