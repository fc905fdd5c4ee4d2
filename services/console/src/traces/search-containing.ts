import { printSearch } from '../../../../lib/search-language/print.ts';
import type { SearchAttribute } from '../../../../lib/search-language/types.ts';

/**
 * The search for spans whose attribute contains what somebody types, as it is, in capitals, in small letters or with the
 * first one large: searches tell them apart, people do not. Of nothing the search for all spans.
 */
export function searchContaining(attribute: SearchAttribute, typed: string): string {
  if (typed === '') return '';
  const capital = typed.charAt(0).toUpperCase() + typed.slice(1).toLowerCase();
  const ways = new Set([typed, typed.toUpperCase(), typed.toLowerCase(), capital]);
  const nodes = [...ways].map((way) => ({
    kind: 'attribute' as const,
    attribute,
    match: { kind: 'wildcard' as const, pattern: `*${way.replace(/[*?\\]/g, '\\$&')}*` },
  }));
  return printSearch({ kind: 'or', nodes });
}
