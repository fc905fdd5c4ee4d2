import type { SearchMatch } from '../../../../../lib/search-language/types.ts';
import { extraPrefix } from '../extra-text.ts';
import { type KeyTerms, keyFacts } from '../key-terms.ts';
import type { SpanDictionary } from '../span-dictionary.ts';
import { textColumns } from '../text-columns.ts';
import { anyOf, columnIn, type Question } from './span-conditions.ts';
import type { SqlValues } from './sql-values.ts';
import { textMatcher } from './text-match.ts';

const hostAt = textColumns.findIndex(({ column }) => column === 'host');

/** Spans whose host has a tag of this name that matches; `false` where no host has one. */
export function hostTagCondition(name: string, match: SearchMatch, question: Question): string {
  const matches = textMatcher(match);
  const hosts = [...question.hostTags.valuesOf(name)].filter(([, values]) => values.some(matches));
  return hostCondition(
    hosts.map(([host]) => host),
    question,
  );
}

/** Spans of one of these hosts. */
export function hostCondition(
  hosts: readonly string[],
  { dictionary, values }: { readonly dictionary: SpanDictionary; readonly values: SqlValues },
): string {
  if (hosts.length === 0) return 'false';
  const key = dictionary.columns[hostAt] as KeyTerms;
  const numbers = hosts.flatMap((host) => key.find(host) ?? []);
  const conditions = [columnIn('host', numbers, key)];
  if (key.has(keyFacts.extra)) {
    const texts = hosts.map((host) => values.text(extraPrefix('column', key.name) + host));
    conditions.push(`(host = 0 AND list_has_any(extra, [${texts.join(', ')}]))`);
  }
  return anyOf(conditions);
}
