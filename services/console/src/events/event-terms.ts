import { lexSearch, type SearchToken } from '../../../../lib/search-language/lex.ts';
import { readPhrase, readWord } from '../../../../lib/search-language/read-word.ts';

/** A `key:value` of a search of events; `values`: those of `key:a,b`. */
interface EventTerm {
  readonly key: string;
  readonly values: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Whether a search asks for a value of a key. */
export function hasTerm(search: string, key: string, value: string): boolean {
  return termsOf(search).some((term) => term.key === key && term.values.includes(value));
}

/** The values that a search asks for of a key. */
export function valuesOf(search: string, key: string): readonly string[] {
  return termsOf(search).flatMap((term) => (term.key === key ? term.values : []));
}

/** A search with a value more, or without it where it has it. `isOnly`: at most one value of the key is asked for. */
export function toggledTerm(
  search: string,
  { key, value }: { readonly key: string; readonly value: string },
  { isOnly = false } = {},
): string {
  const has = hasTerm(search, key, value);
  const rest = withoutValues(search, (term, each) => term.key === key && (isOnly || each === value));
  return has ? rest : joined(rest, printTerm(key, value));
}

/** A search without whatever it says of some keys. */
export function withoutKeys(search: string, keys: readonly string[]): string {
  return withoutValues(search, (term) => keys.includes(term.key));
}

/** `env:prod` of a tag with a key, `tags:bare` of one without. */
export function tagTerm(tag: string): { readonly key: string; readonly value: string } {
  const colon = tag.indexOf(':');
  return colon < 1 ? { key: 'tags', value: tag } : { key: tag.slice(0, colon), value: tag.slice(colon + 1) };
}

function printTerm(key: string, value: string): string {
  const isPlain = /^[\w./@-]+$/.test(value) && !/^(AND|OR|NOT)$/.test(value);
  return `${key}:${isPlain ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`;
}

function withoutValues(search: string, isOut: (term: EventTerm, value: string) => boolean): string {
  let rest = search;
  for (const term of termsOf(search).toReversed()) {
    const kept = term.values.filter((value) => !isOut(term, value));
    if (kept.length === term.values.length) continue;
    const written = kept.map((value) => printTerm(term.key, value)).join(' ');
    rest = joined(joined(rest.slice(0, term.start), written), rest.slice(term.end));
  }
  return rest;
}

/** What has another form, as `key:(a OR b)`, is none of them, and stays as it is. */
function termsOf(search: string): readonly EventTerm[] {
  const tokens = lexSearch(search);
  return tokens.flatMap((token, at) => {
    const value = tokens[at + 1];
    const values = value && value.start === token.end ? readValues(value) : undefined;
    if (token.kind !== 'key' || !value || !values) return [];
    const key = readWord(token.text.slice(0, -1)).text;
    return [{ key: key === 'sources' ? 'source' : key, values, start: token.start, end: value.end }];
  });
}

function readValues(token: SearchToken): readonly string[] | undefined {
  if (token.kind === 'phrase') return [readPhrase(token.text)];
  return token.kind === 'word' ? readWord(token.text).text.split(',') : undefined;
}

function joined(before: string, after: string): string {
  return [before.trim(), after.trim()].filter(Boolean).join(' ');
}
