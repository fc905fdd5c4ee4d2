import type { SearchToken } from './lex.ts';
import { isDuration, parseSearchNumber } from './parse-number.ts';
import { readPhrase, readWord } from './read-word.ts';
import { syntaxError, unsupportedError } from './search-error.ts';
import type { SearchAttribute, SearchMatch } from './types.ts';

type Bound = NonNullable<Extract<SearchMatch, { readonly kind: 'range' }>['from']>;

/** Tokens that begin no term here, and what they are. */
const foreign: Readonly<Record<string, string>> = {
  '=>': 'trace operator =>',
  '->': 'trace operator ->',
  '&&': '&& (of two spans of a trace, or for AND: write AND)',
  '||': '|| (of two spans of a trace, or for OR: write OR)',
  '!': '! (write - or NOT)',
  '+': '+ in front of a term (all terms must match as it is)',
  '#': 'calculated fields (#…)',
  '~': 'fuzzy match or regular expression (~)',
  '^': 'boost (^)',
};

/**
 * What a token asks of an attribute, or without one of the full text.
 * @param text the whole search, for messages
 * @throws SearchError
 */
export function parseMatch(text: string, token: SearchToken, attribute?: SearchAttribute): SearchMatch {
  switch (token.kind) {
    case 'word':
      return parseWord(text, token, attribute);
    case 'phrase':
      return { kind: 'exact', value: readPhrase(token.text) };
    case 'range':
      return parseRange(text, token, needed(text, token, attribute));
    case 'comparison':
      return parseComparison(text, token, needed(text, token, attribute));
    case 'unclosed':
      throw syntaxError(text, `the end of '${token.text.slice(0, 20)}'`, text.length);
    case 'other': {
      const what = foreign[token.text];
      if (what !== undefined) throw unsupportedError(text, what, token.start);
      break;
    }
    default:
  }
  throw syntaxError(text, attribute ? 'a value' : 'a term (word, "phrase" or attribute:value)', token.start);
}

function parseWord(text: string, token: SearchToken, attribute: SearchAttribute | undefined): SearchMatch {
  refuseSpecial(text, token);
  if (attribute && isDuration(attribute)) {
    const number = parseSearchNumber(token.text);
    if (number) return { kind: 'exact', value: String(number.value) };
  }
  const word = readWord(token.text);
  if (word.pattern === '*') return { kind: 'exists' };
  if (word.pattern !== undefined) return { kind: 'wildcard', pattern: word.pattern };
  return { kind: 'exact', value: word.text };
}

/** Characters that have a meaning at Datadog, and none here, must be escaped or stand in quotes. */
function refuseSpecial(text: string, { text: written, start }: SearchToken): void {
  if (written.startsWith('~')) throw unsupportedError(text, foreign['~'] ?? '', start);
  if (written.startsWith('/') && written.endsWith('/') && /\.[*+]|\||\$|\\[dwsb]/.test(written)) {
    throw unsupportedError(text, 'regular expressions (/…/)', start);
  }
  const bare = written.replace(/\\[\s\S]/g, '  ');
  const arrow = /->|=>|&&|\|\|/.exec(bare);
  if (arrow) throw unsupportedError(text, foreign[arrow[0]] ?? '', start + arrow.index);
  const special = /[<>“”]/.exec(bare);
  if (special) throw syntaxError(text, `a word without ${special[0]} (put it into "quotes")`, start + special.index);
}

function needed(text: string, token: SearchToken, attribute: SearchAttribute | undefined): SearchAttribute {
  if (!attribute) throw syntaxError(text, 'an attribute in front of a range or comparison', token.start);
  return attribute;
}

function parseComparison(text: string, token: SearchToken, attribute: SearchAttribute): SearchMatch {
  const [, operator = '', spaces = '', written = ''] = /^([<>]=?)(\s*)(.*)$/s.exec(token.text) ?? [];
  const offset = token.start + operator.length + spaces.length;
  const bound = { value: parseNumber(text, { written, offset, attribute }), isIncluded: operator.endsWith('=') };
  return operator.startsWith('>') ? { kind: 'range', from: bound } : { kind: 'range', to: bound };
}

function parseRange(text: string, token: SearchToken, attribute: SearchAttribute): SearchMatch {
  const match = /^([[{])(\s*)(\S+)(\s+TO\s+)(\S+?)\s*([\]}])$/.exec(token.text);
  if (!match) throw syntaxError(text, 'a range ([400 TO 499])', token.start);
  const [, opening = '', spaces = '', first = '', between = '', second = '', closing = ''] = match;
  const firstOffset = token.start + 1 + spaces.length;
  const secondOffset = firstOffset + first.length + between.length;
  const from = readBound(text, { written: first, offset: firstOffset, attribute }, opening === '[');
  const to = readBound(text, { written: second, offset: secondOffset, attribute }, closing === ']');
  if (!from && !to) return { kind: 'exists' };
  return { kind: 'range', ...(from && { from }), ...(to && { to }) };
}

interface WrittenNumber {
  readonly written: string;
  readonly offset: number;
  readonly attribute: SearchAttribute;
}

function readBound(text: string, number: WrittenNumber, isIncluded: boolean): Bound | undefined {
  return number.written === '*' ? undefined : { value: parseNumber(text, number), isIncluded };
}

function parseNumber(text: string, { written, offset, attribute }: WrittenNumber): number {
  const number = parseSearchNumber(written);
  if (!number && written !== '' && !/^[+-]?\d/.test(written)) {
    throw unsupportedError(text, `comparison with a text ('${written}')`, offset);
  }
  if (!number) throw syntaxError(text, 'a number', offset);
  if (number.unit !== '' && !isDuration(attribute)) {
    throw unsupportedError(text, `unit '${number.unit}' of '${attribute.name}' (only duration has one)`, offset);
  }
  return number.value;
}
