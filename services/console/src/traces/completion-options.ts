import type { SearchCompletion } from '../../../../lib/search-language/completions-at.ts';
import { printSearchKey, printSearchValue } from '../../../../lib/search-language/print.ts';
import { attributeFromText } from './facets.ts';

/** Something that can be put into a search where the cursor is. */
export interface CompletionOption {
  readonly id: string;
  readonly shown: string;
  readonly hint: string;
  /** The whole search with it, and where the cursor is then. */
  readonly text: string;
  readonly cursor: number;
  /** Nothing follows that could be offered. */
  readonly isDone: boolean;
}

const MOST = 12;

/** The attributes that begin with, then those that contain, what was typed; `names` are written as in a search. */
export function attributeOptions(
  text: string,
  completion: Extract<SearchCompletion, { kind: 'attribute' }>,
  names: readonly string[],
): CompletionOption[] {
  const typed = completion.prefix.toLowerCase();
  const bare = (name: string) => name.replace(/^@/, '').toLowerCase();
  const rank = (name: string) => (bare(name).startsWith(typed) ? 0 : bare(name).includes(typed) ? 1 : 2);
  return names
    .filter((name) => rank(name) < 2 && (!completion.hasAt || name.startsWith('@')))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST)
    .map((name) => {
      const key = printSearchKey(attributeFromText(name));
      return { id: name, shown: key, hint: '', ...replaced(text, completion, key), isDone: false };
    });
}

/** The values that contain what was typed, as they are written in a search. */
export function valueOptions(
  text: string,
  completion: Extract<SearchCompletion, { kind: 'value' }>,
  values: readonly { readonly value: string; readonly count: number }[],
): CompletionOption[] {
  const typed = completion.prefix.toLowerCase();
  return values
    .filter(({ value }) => value.toLowerCase().includes(typed))
    .slice(0, MOST)
    .map(({ value, count }) => ({
      id: value,
      shown: value,
      hint: count.toLocaleString('en'),
      ...replaced(text, completion, `${printSearchValue(value)} `),
      isDone: true,
    }));
}

function replaced(text: string, { from, to }: SearchCompletion, by: string) {
  const rest = by.endsWith(' ') ? text.slice(to).replace(/^ +/, '') : text.slice(to);
  return { text: text.slice(0, from) + by + rest, cursor: from + by.length };
}
