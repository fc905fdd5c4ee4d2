import type { SearchMatch } from '../../../../../lib/search-language/types.ts';
import { wildcardExpression, wildcardMatcher } from '../../../../../lib/search-language/wildcard-matcher.ts';
import { numericPattern, numericText } from '../numeric-text.ts';
import { type SqlValues, sqlNumber } from './sql-values.ts';

type Range = Extract<SearchMatch, { readonly kind: 'range' }>;

/** Tells whether a text matches: as it is; a range is about the number that it says, if it says one. */
export function textMatcher(match: SearchMatch): (text: string) => boolean {
  switch (match.kind) {
    case 'exact':
      return (text) => text === match.value;
    case 'wildcard':
      return wildcardMatcher(match.pattern);
    case 'exists':
      return () => true;
    case 'range':
      return (text) => {
        const number = numericText(text);
        return number !== undefined && isInRange(match, number);
      };
  }
}

/** The same in SQL. @param text an expression of a VARCHAR that is never NULL */
export function textMatchSql(match: SearchMatch, text: string, values: SqlValues): string {
  switch (match.kind) {
    case 'exact':
      return `${text} = ${values.text(match.value)}`;
    case 'wildcard':
      return `regexp_full_match(${text}, ${values.text(`(?s:${wildcardExpression(match.pattern)})`)})`;
    case 'exists':
      return 'true';
    case 'range':
      return (
        `(regexp_full_match(${text}, ${values.text(numericPattern)}) ` +
        `AND coalesce(${rangeSql(match, `TRY_CAST(${text} AS DOUBLE)`)}, false))`
      );
  }
}

/** A range of numbers in SQL; of NULL it is NULL, NaN is in none. */
export function rangeSql({ from, to }: Range, number: string): string {
  if (Number.isNaN(from?.value) || Number.isNaN(to?.value)) return 'false';
  const bounds = [`NOT isnan(${number})`];
  if (from) bounds.push(`${number} ${from.isIncluded ? '>=' : '>'} ${sqlNumber(from.value)}`);
  if (to) bounds.push(`${number} ${to.isIncluded ? '<=' : '<'} ${sqlNumber(to.value)}`);
  return `(${bounds.join(' AND ')})`;
}

/** Whether a number is within both bounds. */
export function isInRange({ from, to }: Range, number: number): boolean {
  if (Number.isNaN(number)) return false;
  if (from && !(from.isIncluded ? number >= from.value : number > from.value)) return false;
  return !to || (to.isIncluded ? number <= to.value : number < to.value);
}
