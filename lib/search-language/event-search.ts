import { lexSearch, type SearchToken } from './lex.ts';
import { readPhrase, readWord } from './read-word.ts';
import { syntaxError, unsupportedError } from './search-error.ts';

/** What events have to satisfy: each of these that is there. */
export interface EventSearch {
  readonly priority?: 'normal' | 'low';
  /** One of them; none: any. */
  readonly sources: readonly string[];
  /** One of them, as `alert_type` has them; none: any. */
  readonly statuses: readonly string[];
  /** One tag of each list, of the event or of its host. */
  readonly tags: readonly (readonly string[])[];
  /** Each occurs in the title or the text, capitals or not. */
  readonly texts: readonly string[];
}

interface EventSearchOptions {
  /** Whether `tags:a,b` are to be all there (`and`) or one of them. */
  readonly tagsExecution?: 'and' | 'or' | undefined;
}

/** Datadog's words for statuses that are called otherwise where events are sent. */
const STATUSES: Readonly<Record<string, string>> = { ok: 'success', warn: 'warning' };

/**
 * Reads a search of events as event widgets have it: `sources:a,b tags:env:prod,role:db priority:low status:error deploy`.
 * `key:value` is a tag; `key:(a OR b)` and `(key:a OR key:b)` are alternatives; terms are joined by AND.
 * @throws SearchError when it cannot be read, or has OR between other terms, NOT, `-`, ranges or wildcards
 */
export function parseEventSearch(text: string, { tagsExecution = 'and' }: EventSearchOptions = {}): EventSearch {
  const tokens = lexSearch(text);
  const found = { priority: [] as string[], sources: [] as string[], statuses: [] as string[] };
  const tags: (readonly string[])[] = [];
  const texts: string[] = [];
  for (let at = 0; tokens[at] && tokens[at]?.kind !== 'end'; at++) {
    const token = tokens[at] as SearchToken;
    if (token.kind === 'keyword' && token.text === 'AND') continue;
    if (token.kind === 'word' && token.text === '*') continue;
    if (token.kind === 'word' || token.kind === 'phrase') {
      texts.push(readValue(text, token));
      continue;
    }
    const read = token.kind === 'open' ? readTags(text, tokens, at) : readKey(text, tokens, at);
    at = read.last;
    if (read.key === 'tags' && tagsExecution === 'and') tags.push(...read.values.map((value) => [value]));
    else if (read.key === 'tags') tags.push(read.values);
    else if (read.key === 'sources' || read.key === 'source') found.sources.push(...read.values);
    else if (read.key === 'status' || read.key === 'alert_type') found.statuses.push(...read.values.map(statusOf));
    else if (read.key === 'priority') found.priority.push(...read.values.filter((value) => value !== 'all'));
    else tags.push(read.values.map((value) => (read.key === '' ? value : `${keyOf(read.key)}:${value}`)));
  }
  const [priority, ...others] = new Set(found.priority);
  if ((priority !== undefined && priority !== 'normal' && priority !== 'low') || others.length > 0) {
    throw syntaxError(text, 'priority:normal, priority:low or priority:all', text.indexOf('priority:'));
  }
  return { ...(priority && { priority }), sources: found.sources, statuses: found.statuses, tags, texts };
}

/** Values of a key, or with an empty one whole tags; `last`: the place of their last token. */
interface Read {
  readonly key: string;
  readonly values: readonly string[];
  readonly last: number;
}

function readKey(text: string, tokens: readonly SearchToken[], at: number): Read {
  const [token, value] = [tokens[at], tokens[at + 1]];
  if (token?.kind !== 'key') throw unsupported(text, token);
  const key = token.text.slice(0, -1);
  if (value?.start !== token.end || value.kind === 'end') throw syntaxError(text, `a value after '${key}:'`, token.end);
  if (value.kind === 'open') {
    const { values, last } = readAlternatives(text, tokens, { at: at + 1, isOfTags: false });
    return { key, values, last };
  }
  const values = value.kind === 'word' ? readValue(text, value).split(',') : [readValue(text, value)];
  return { key, values: values.map((one) => one.trim()).filter(Boolean), last: at + 1 };
}

/** `(env:a OR env:b)`. */
function readTags(text: string, tokens: readonly SearchToken[], at: number): Read {
  return { key: '', ...readAlternatives(text, tokens, { at, isOfTags: true }) };
}

function readAlternatives(
  text: string,
  tokens: readonly SearchToken[],
  { at, isOfTags }: { readonly at: number; readonly isOfTags: boolean },
): { readonly values: readonly string[]; readonly last: number } {
  const values: string[] = [];
  for (let place = at + 1; place < tokens.length; place++) {
    const token = tokens[place];
    if (token?.kind === 'close') return { values, last: place };
    if (token?.kind === 'keyword' && token.text === 'OR') continue;
    if (isOfTags && token?.kind === 'key') {
      const read = readKey(text, tokens, place);
      values.push(...read.values.map((value) => `${read.key}:${value}`));
      place = read.last;
    } else if (token?.kind === 'word' || token?.kind === 'phrase') {
      values.push(readValue(text, token));
    } else {
      throw token?.kind === 'end' ? syntaxError(text, "')'", token.start) : unsupported(text, token);
    }
  }
  throw syntaxError(text, "')'", text.length);
}

function readValue(text: string, token: SearchToken): string {
  if (token.kind === 'phrase') return readPhrase(token.text);
  if (token.kind !== 'word') throw unsupported(text, token);
  const word = readWord(token.text);
  if (word.pattern !== undefined)
    throw unsupportedError(text, `wildcard ${token.text} in a search of events`, token.start);
  return word.text;
}

function unsupported(text: string, token: SearchToken | undefined): Error {
  return unsupportedError(text, `${token?.text ?? 'this'} in a search of events`, token?.start ?? 0);
}

function statusOf(value: string): string {
  return (Object.hasOwn(STATUSES, value) && STATUSES[value]) || value;
}

function keyOf(key: string): string {
  return key === 'hosts' ? 'host' : key;
}
