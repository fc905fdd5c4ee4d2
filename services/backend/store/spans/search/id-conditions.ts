import type { SearchMatch } from '../../../../../lib/search-language/types.ts';
import { numericText } from '../numeric-text.ts';
import { anyOf, numberMatchSql } from './span-conditions.ts';
import { type SqlValues, sqlBigint } from './sql-values.ts';
import { textMatchSql } from './text-match.ts';

const uint64Limit = 2n ** 64n;

/** Spans by a whole number of nanoseconds. */
export function nanosecondsCondition(column: string, match: SearchMatch, values: SqlValues): string {
  switch (match.kind) {
    case 'exact': {
      if (/^[+-]?\d+$/.test(match.value)) return `${column} = ${sqlBigint(BigInt(match.value))}`;
      const number = numericText(match.value);
      return Number.isInteger(number) ? `${column} = ${sqlBigint(BigInt(number as number))}` : 'false';
    }
    case 'wildcard':
      return textMatchSql(match, `${column}::VARCHAR`, values);
    case 'exists':
      return 'true';
    case 'range':
      return wholeRange(column, match);
  }
}

/** Compared as whole numbers, so that the database can leave out what it need not look at. */
function wholeRange(column: string, { from, to }: Extract<SearchMatch, { readonly kind: 'range' }>): string {
  if (Number.isNaN(from?.value) || Number.isNaN(to?.value)) return 'false';
  const bounds: string[] = [];
  if (from && from.value !== Number.NEGATIVE_INFINITY) {
    if (from.value === Number.POSITIVE_INFINITY) return 'false';
    bounds.push(
      from.isIncluded
        ? `${column} >= ${sqlBigint(BigInt(Math.ceil(from.value)))}`
        : `${column} > ${sqlBigint(BigInt(Math.floor(from.value)))}`,
    );
  }
  if (to && to.value !== Number.POSITIVE_INFINITY) {
    if (to.value === Number.NEGATIVE_INFINITY) return 'false';
    bounds.push(
      to.isIncluded
        ? `${column} <= ${sqlBigint(BigInt(Math.floor(to.value)))}`
        : `${column} < ${sqlBigint(BigInt(Math.ceil(to.value)))}`,
    );
  }
  return bounds.length === 0 ? 'true' : `(${bounds.join(' AND ')})`;
}

/** Spans by the id of their trace: 32 hex digits; or the lower 64 bits, as 16 of them or decimal. */
export function traceIdCondition(match: SearchMatch, values: SqlValues): string {
  if (match.kind === 'exists') return 'true';
  if (match.kind === 'exact') {
    if (/^[0-9a-f]{32}$/i.test(match.value)) return traceCondition(BigInt(`0x${match.value}`), true);
    return anyOf(idsOf(match.value).map((id) => `trace_low = ${id}::UBIGINT`));
  }
  if (match.kind === 'range') return 'false';
  return textMatchSql(match, traceIdTextSql, values);
}

/** The id of a trace as 32 hex digits. */
export const traceIdTextSql = `lower(lpad(hex(trace_high), 16, '0') || lpad(hex(trace_low), 16, '0'))`;

/** The spans of a trace. @param isWhole all 128 bits are given, also when the upper ones are 0 */
export function traceCondition(id: bigint, isWhole: boolean): string {
  const low = `trace_low = ${id % uint64Limit}::UBIGINT`;
  return isWhole || id >= uint64Limit ? `(${low} AND trace_high = ${(id / uint64Limit) % uint64Limit}::UBIGINT)` : low;
}

/** Spans by their own id or that of their parent: decimal, or 16 hex digits. A root has no parent. */
export function spanIdCondition(column: string, match: SearchMatch, values: SqlValues): string {
  switch (match.kind) {
    case 'exact':
      return anyOf(idsOf(match.value).map((id) => `${column} = ${id}::UBIGINT`));
    case 'exists':
      return column === 'parent_id' ? 'parent_id <> 0' : 'true';
    case 'wildcard':
      return textMatchSql(match, `${column}::VARCHAR`, values);
    case 'range':
      return numberMatchSql(match, `${column}::DOUBLE`, values);
  }
}

/** What a text can mean as an id of 64 bits: 16 digits may be decimal or hex. */
function idsOf(text: string): bigint[] {
  const ids: bigint[] = [];
  if (/^\d{1,20}$/.test(text)) ids.push(BigInt(text));
  if (/^[0-9a-f]{16}$/i.test(text)) ids.push(BigInt(`0x${text}`));
  return ids.filter((id) => id < uint64Limit);
}
